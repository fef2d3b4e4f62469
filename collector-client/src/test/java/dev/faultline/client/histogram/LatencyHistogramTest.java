package dev.faultline.client.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.client.metric.ExponentialHistogram;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LatencyHistogramTest {

  /** Half a bucket, in the buckets' own measure: what the Javadoc promises. */
  private static final double PROMISED = Math.pow(2, 1 / 64.0) - 1;

  private final LatencyHistogram histogram = new LatencyHistogram();

  /** Durations as programs have them. */
  enum Shape {
    UNIFORM(r -> 1_000 + r.nextInt(1_000_000)),
    FAST(r -> 20 + r.nextInt(60)),
    LOG_NORMAL(r -> (long) (50_000 * Math.exp(r.nextGaussian()))),
    TWO_HUMPS(r -> r.nextInt(10) == 0 ? 250_000_000 + r.nextInt(9_000_000) : 90_000),
    SIX_ORDERS(r -> (long) (1_000 * Math.pow(10, 5.9 * r.nextDouble()))),
    ALL_OF_IT(r -> (long) Math.pow(10, 15.5 * r.nextDouble()));

    final java.util.function.ToLongFunction<Random> next;

    Shape(java.util.function.ToLongFunction<Random> next) {
      this.next = next;
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsPercentilesWithinThePromisedError(Shape shape) {
    Random random = new Random(7);
    long[] values = record(200_000, () -> shape.next.applyAsLong(random));

    ExponentialHistogram exponential = histogram.toExponential();

    assertThat(exponential.count()).isEqualTo(values.length);
    for (double quantile : new double[] {0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999}) {
      double exact = values[Math.max(1, (int) Math.ceil(quantile * values.length)) - 1] / 1e9;
      assertThat(exponential.quantile(quantile))
          .as("quantile %s", quantile)
          .isCloseTo(exact, within(exact * PROMISED));
    }
    assertThat(exponential.quantile(1)).isEqualTo(exponential.max());
  }

  /** Below 160 buckets the width of a bucket is what the range of the values asks for. */
  @ParameterizedTest
  @EnumSource
  void keepsPercentilesAsFineAsSoManyBucketsAllow(Shape shape) {
    Random random = new Random(9);
    long[] values = record(50_000, () -> shape.next.applyAsLong(random));

    ExponentialHistogram few = histogram.toExponential().withBuckets(160);

    double promised = Math.pow(2, Math.scalb(0.5, -few.scale())) - 1;
    assertThat(few.buckets()).isLessThanOrEqualTo(160);
    assertThat(few.count()).isEqualTo(values.length);
    for (double quantile : new double[] {0.01, 0.25, 0.5, 0.9, 0.99, 0.999}) {
      double exact = values[(int) Math.ceil(quantile * values.length) - 1] / 1e9;
      assertThat(few.quantile(quantile)).isCloseTo(exact, within(exact * promised));
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsCountSumAndRangeExactly(Shape shape) {
    Random random = new Random(8);
    long[] values = record(50_000, () -> shape.next.applyAsLong(random));

    ExponentialHistogram exponential = histogram.toExponential();

    double sum = Arrays.stream(values).sum() / 1e9;
    assertThat(exponential.count()).isEqualTo(values.length);
    assertThat(exponential.sum()).isCloseTo(sum, within(sum * 1e-12));
    assertThat(exponential.min()).isEqualTo(values[0] / 1e9);
    assertThat(exponential.max()).isEqualTo(values[values.length - 1] / 1e9);
  }

  /** By the definition: bucket i holds what is above base^i and not above base^(i+1). */
  @ParameterizedTest
  @EnumSource
  void putsEachDurationIntoTheBucketThatOpenTelemetryNames(Shape shape) {
    Random random = new Random(10);
    for (int i = 0; i < 2_000; i++) {
      long nanos = Math.max(1, shape.next.applyAsLong(random));
      assertThat(bucketOf(nanos)).as("%s ns", nanos).isEqualTo(numberOf(nanos));
    }
  }

  @Test
  void putsPowersOfTwoIntoTheBucketThatTheyEnd() {
    assertThat(bucketOf(1_000_000_000)).isEqualTo(-1);
    assertThat(bucketOf(1_000_000_001)).isZero();
    assertThat(bucketOf(2_000_000_000)).isEqualTo(31);
    assertThat(bucketOf(500_000_000)).isEqualTo(-33);
    assertThat(bucketOf(1_953_125)).isEqualTo(-9 * 32 - 1);
    assertThat(bucketOf(1)).isEqualTo(numberOf(1));
    assertThat(bucketOf(LatencyHistogram.LONGEST)).isEqualTo(numberOf(LatencyHistogram.LONGEST));
  }

  private static int bucketOf(long nanos) {
    LatencyHistogram one = new LatencyHistogram();
    one.record(nanos);
    ExponentialHistogram exponential = one.toExponential();
    assertThat(exponential.scale()).isEqualTo(5);
    assertThat(exponential.buckets()).isOne();
    return exponential.offset();
  }

  /** With a logarithm, as the specification has it. */
  private static int numberOf(long nanos) {
    return (int) Math.ceil(32 * Math.log(nanos / 1e9) / Math.log(2)) - 1;
  }

  @Test
  void isEmptyAtFirst() {
    ExponentialHistogram exponential = histogram.toExponential();

    assertThat(exponential.count()).isZero();
    assertThat(exponential.buckets()).isZero();
    assertThat(exponential.max()).isZero();
  }

  @Test
  void keepsWhatTookNoTimeAtAllAndWhatTookForEver() {
    histogram.record(0);
    histogram.record(-5);
    histogram.record(Long.MIN_VALUE);
    histogram.record(Long.MAX_VALUE);
    histogram.record(LatencyHistogram.LONGEST + 1);

    ExponentialHistogram exponential = histogram.toExponential();

    assertThat(exponential.zeroCount()).isEqualTo(3);
    assertThat(exponential.count()).isEqualTo(5);
    assertThat(exponential.min()).isZero();
    assertThat(exponential.max()).isEqualTo(8_640_000);
    assertThat(exponential.sum()).isEqualTo(17_280_000);
  }

  @Test
  void keepsASumOfMoreThanALongCanHold() {
    for (int i = 0; i < 1_200; i++) {
      histogram.record(LatencyHistogram.LONGEST);
    }

    assertThat(histogram.toExponential().sum()).isCloseTo(1_200 * 8_640_000.0, within(1.0));
  }

  @Test
  void countsZerosAlone() {
    histogram.record(0);

    ExponentialHistogram exponential = histogram.toExponential();

    assertThat(exponential.count()).isOne();
    assertThat(exponential.quantile(0.5)).isZero();
  }

  @Test
  void onlyGrows() {
    histogram.record(10);
    histogram.toExponential();
    histogram.record(20);

    assertThat(histogram.toExponential().count()).isEqualTo(2);
  }

  @Test
  void losesNothingThatManyThreadsRecordWhileItIsRead() throws Exception {
    int threads = 4;
    int each = 500_000;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Future<?>[] all =
          IntStream.range(0, threads)
              .mapToObj(
                  seed ->
                      pool.submit(
                          () -> {
                            Random random = new Random(seed);
                            for (int i = 0; i < each; i++) {
                              histogram.record(1 + random.nextInt(1_000_000));
                              histogram.record(0);
                            }
                          }))
              .toArray(Future<?>[]::new);
      ExponentialHistogram before = histogram.toExponential();
      while (!Arrays.stream(all).allMatch(Future::isDone)) {
        ExponentialHistogram now = histogram.toExponential();
        assertThat(now.count()).isGreaterThanOrEqualTo(before.count());
        assertThat(now.since(before).count()).isEqualTo(now.count() - before.count());
        before = now;
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    long sum =
        IntStream.range(0, threads)
            .mapToLong(
                seed -> new Random(seed).ints(each, 0, 1_000_000).asLongStream().sum() + each)
            .sum();
    assertThat(histogram.toExponential().count()).isEqualTo(2L * threads * each);
    assertThat(histogram.toExponential().zeroCount()).isEqualTo((long) threads * each);
    assertThat(histogram.toExponential().sum()).isCloseTo(sum / 1e9, within(1e-6));
  }

  @Test
  void spreadsThreadsThatMeetTooOften() throws Exception {
    Cell cell = Cell.alone(64);
    for (int i = 0; i < 255; i++) {
      assertThat(cell.lostTooMany(256, Long.MAX_VALUE)).isFalse();
    }
    assertThat(cell.lostTooMany(256, Long.MAX_VALUE)).as("the first look at the clock").isFalse();
    for (int i = 0; i < 255; i++) {
      assertThat(cell.lostTooMany(256, Long.MAX_VALUE)).isFalse();
    }
    assertThat(cell.lostTooMany(256, Long.MAX_VALUE)).isTrue();
    for (int i = 0; i < 255; i++) {
      cell.lostTooMany(256, 0);
    }
    assertThat(cell.lostTooMany(256, 0)).as("after a long time").isFalse();
  }

  @Test
  void givesThreadsCellsOfTheirOwnAndOthersWhenTheyAreShuffled() throws Exception {
    Stripes stripes = Stripes.create();
    Set<Cell> cells = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < 64; i++) {
      Thread thread = new Thread(() -> cells.add(stripes.own(64)));
      thread.start();
      thread.join();
    }

    assertThat(cells.size()).isBetween(2, stripes.size());
    assertThat(stripes.own(64)).isSameAs(stripes.own(64));
    Stripes shuffled = stripes;
    Set<Cell> own = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < 32; i++) {
      own.add(shuffled.own(64));
      shuffled = shuffled.shuffled();
    }
    assertThat(own.size()).isGreaterThan(1);
    assertThat(shuffled.shuffled()).as("not for ever").isSameAs(shuffled);
  }

  @Test
  void allocatesNothingOnceADurationOfTheOctaveWasThere() {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    record(20_000, () -> 1_000_000);

    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100_000; i++) {
      histogram.record(1_000_000 + i % 9);
    }

    // What asking allocates by itself, and less than one byte for ten durations.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
  }

  @Test
  void hasOneCellAsLongAsOneThreadIsEnough() {
    record(100_000, () -> 1_000);

    assertThat(histogram.cells()).isOne();
  }

  private long[] record(int count, LongSupplier next) {
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = next.getAsLong();
      histogram.record(values[i]);
    }
    Arrays.sort(values);
    return values;
  }
}
