package dev.faultline.benchmarks.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What several runs of one thing came to. It is the median of the runs' medians, and its noise is
 * how far these lie apart: two runs of the same in two JVMs differ more than what is measured in
 * one of them. Of many runs the outermost are left out of that, as many as can be while what is
 * left holds the median of all runs that there could be in 78 cases of a hundred: one at each end
 * of six to eight, three of twelve (order statistics: Conover, <i>Practical Nonparametric
 * Statistics</i>, section 3.2). The least to the greatest of three hold it in 75. Immutable.
 */
public final class Figure {
  /** Stands for bytes that were not counted. */
  public static final double NOT_COUNTED = -1;

  /** In how many cases the median may lie outside: as many as with all of six runs but two. */
  private static final double OUTSIDE = 0.22;

  private final List<Double> samples;
  private final List<Double> medians;
  private final double bytes;
  private final boolean exact;

  private Figure(List<Double> samples, List<Double> medians, double bytes, boolean exact) {
    this.samples = samples;
    this.medians = medians;
    this.bytes = bytes;
    this.exact = exact;
  }

  /**
   * @param runs one or more, each with one sample or more, in {@link Unit#sampleSymbol}
   * @param bytes allocated by an operation, or {@link #NOT_COUNTED}
   */
  public static Figure of(List<List<Double>> runs, double bytes) {
    List<Double> all = new ArrayList<>();
    List<Double> medians = new ArrayList<>();
    for (List<Double> run : runs) {
      all.addAll(run);
      medians.add(median(run));
    }
    return new Figure(sorted(all), sorted(medians), bytes, false);
  }

  /** What is the same whenever it is measured, such as the length of a file. */
  public static Figure exactly(double value) {
    return new Figure(List.of(value), List.of(value), NOT_COUNTED, true);
  }

  /** All samples of all runs, the least first. */
  public List<Double> samples() {
    return samples;
  }

  public double median() {
    return median(medians);
  }

  /** The least that the median may be, as far as the runs tell. */
  public double low() {
    return medians.get(outermost(medians.size()));
  }

  /** The most that the median may be, as far as the runs tell. */
  public double high() {
    return medians.get(medians.size() - 1 - outermost(medians.size()));
  }

  /** Whether {@link #noise} says something: not when it was measured once and is not exact. */
  public boolean hasNoise() {
    return exact || medians.size() > 1;
  }

  /** Half the distance from the least to the most that the median may be. */
  public double noise() {
    return (high() - low()) / 2;
  }

  /** Allocated by an operation, or {@link #NOT_COUNTED}. */
  public double bytes() {
    return bytes;
  }

  /** How many of the least, and of the greatest, say nothing of where the median may lie. */
  static int outermost(int runs) {
    int left = 0;
    // That so many of the runs lie below the median, or so many above it: binomial, one half each.
    double exactly = Math.pow(0.5, runs);
    double atMost = exactly;
    while (true) {
      exactly *= (double) (runs - left) / (left + 1);
      atMost += exactly;
      if (2 * atMost > OUTSIDE) {
        return left;
      }
      left++;
    }
  }

  /** Of two in the middle their mean. */
  static double median(List<Double> values) {
    List<Double> sorted = sorted(values);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static List<Double> sorted(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return Collections.unmodifiableList(sorted);
  }
}
