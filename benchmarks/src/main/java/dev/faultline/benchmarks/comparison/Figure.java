package dev.faultline.benchmarks.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What several measurements of one thing came to: their median, and as the noise their quartiles.
 * With three rounds each makes a third of the samples, so that the quartiles reach into a round
 * that differs from the others. Immutable.
 */
public final class Figure {
  /** Stands for bytes that were not counted. */
  public static final double NOT_COUNTED = -1;

  private final List<Double> sorted;
  private final double bytes;
  private final boolean exact;

  private Figure(List<Double> sorted, double bytes, boolean exact) {
    this.sorted = sorted;
    this.bytes = bytes;
    this.exact = exact;
  }

  /**
   * @param samples one or more, in {@link Unit#sampleSymbol}
   * @param bytes allocated by an operation, or {@link #NOT_COUNTED}
   */
  public static Figure of(List<Double> samples, double bytes) {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("no samples");
    }
    List<Double> sorted = new ArrayList<>(samples);
    Collections.sort(sorted);
    return new Figure(sorted, bytes, false);
  }

  /** What is the same whenever it is measured, such as the length of a file. */
  public static Figure exactly(double value) {
    return new Figure(List.of(value), NOT_COUNTED, true);
  }

  /** All samples, the least first. */
  public List<Double> samples() {
    return Collections.unmodifiableList(sorted);
  }

  public double median() {
    return quantile(0.5);
  }

  /** A quarter of the samples is below. */
  public double low() {
    return quantile(0.25);
  }

  /** A quarter of the samples is above. */
  public double high() {
    return quantile(0.75);
  }

  /** Whether {@link #noise} says something: not when it was measured once and is not exact. */
  public boolean hasNoise() {
    return exact || sorted.size() > 1;
  }

  /** Half the distance of the quartiles. */
  public double noise() {
    return (high() - low()) / 2;
  }

  /** Allocated by an operation, or {@link #NOT_COUNTED}. */
  public double bytes() {
    return bytes;
  }

  /** Between the two samples that are nearest. */
  private double quantile(double q) {
    double at = q * (sorted.size() - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
  }
}
