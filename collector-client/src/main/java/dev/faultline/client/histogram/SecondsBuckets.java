package dev.faultline.client.histogram;

/**
 * OpenTelemetry's exponential buckets of seconds, of one scale, for durations in nanoseconds: in
 * which one a duration is. A table of the mantissa's first bits finds it, without a logarithm.
 * Stateless.
 */
final class SecondsBuckets {
  /** Buckets whose bounds are 2.2 % apart. */
  static final int SCALE = 5;

  /** How many buckets there are from a power of two to the next. */
  static final int PER_OCTAVE = 1 << SCALE;

  /** The power of two below one nanosecond, which is 2^-29.9 seconds. */
  static final int FIRST_EXPONENT = -30;

  private static final double SECONDS_PER_NANO = 1e-9;

  private static final int MANTISSA_BITS = 52;
  private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
  private static final int BIAS = 1023;

  /**
   * So many first bits of the mantissa: parts that are narrower than the narrowest bucket, so that
   * no part has more than one bound in it.
   */
  private static final int TABLE_BITS = SCALE + 1;

  private static final int TABLE_SHIFT = MANTISSA_BITS - TABLE_BITS;

  /** The mantissa of each bucket's lower bound, and one that nothing reaches. */
  private static final long[] BOUNDS = bounds();

  /** The bucket that each part of an octave begins in. */
  private static final byte[] BEGINS_IN = table();

  private SecondsBuckets() {}

  private static long[] bounds() {
    long[] bounds = new long[PER_OCTAVE + 1];
    for (int i = 0; i < PER_OCTAVE; i++) {
      bounds[i] = Double.doubleToRawLongBits(Math.pow(2, i / (double) PER_OCTAVE)) & MANTISSA;
    }
    bounds[PER_OCTAVE] = Long.MAX_VALUE;
    return bounds;
  }

  private static byte[] table() {
    byte[] table = new byte[1 << TABLE_BITS];
    int bucket = 0;
    for (int part = 0; part < table.length; part++) {
      while ((long) part << TABLE_SHIFT >= BOUNDS[bucket + 1]) {
        bucket++;
      }
      table[part] = (byte) bucket;
    }
    return table;
  }

  /**
   * The number of the bucket, counted from that of {@link #FIRST_EXPONENT}: bucket {@code n} of
   * OpenTelemetry's is {@code n - FIRST_EXPONENT * PER_OCTAVE} here.
   *
   * @param nanos 1 or more
   * @return 0 or more
   */
  static int of(long nanos) {
    // A bucket has its upper bound in it and not its lower one; one less turns that round.
    long bits = Double.doubleToRawLongBits(nanos * SECONDS_PER_NANO) - 1;
    long mantissa = bits & MANTISSA;
    int bucket = BEGINS_IN[(int) (mantissa >>> TABLE_SHIFT)];
    // One more from the next bound on, without a branch that nobody could predict.
    bucket += (int) (BOUNDS[bucket + 1] - 1 - mantissa >>> Long.SIZE - 1);
    int octave = (int) (bits >>> MANTISSA_BITS) - BIAS - FIRST_EXPONENT;
    return (octave << SCALE) + bucket;
  }
}
