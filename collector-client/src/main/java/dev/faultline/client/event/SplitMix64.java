package dev.faultline.client.event;

/**
 * The output function of the SplitMix64 generator (Steele, Lea, Flood 2014): a bijection that
 * scatters all bits.
 */
final class SplitMix64 {
  private SplitMix64() {}

  static long mix(long value) {
    long z = value + 0x9E37_79B9_7F4A_7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}
