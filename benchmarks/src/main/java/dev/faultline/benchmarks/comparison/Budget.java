package dev.faultline.benchmarks.comparison;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much of something else something of ours may take. Immutable. */
public final class Budget {
  /** What measuring says of a budget. */
  public enum Verdict {
    /** By more than the noise of what was measured. */
    MET,
    /** Met or missed by less than the noise. */
    WITHIN_NOISE,
    /** By more than the noise. */
    MISSED,
    /** What it is held against does not differ from its own floor by more than the noise. */
    NO_DIFFERENCE,
    /** Something of it was measured only once, so that nobody knows its noise. */
    MEASURED_ONCE,
    /** Something of it was not measured. */
    NOT_MEASURED
  }

  private final String what;
  private final Cell ours;
  private final Cell others;
  private final double share;
  private final Cell floorOfOurs;
  private final Cell floorOfOthers;

  /** In place of the others; zero for none. */
  private final double absolute;

  private Budget(
      String what,
      double share,
      Cell ours,
      Cell floorOfOurs,
      Cell others,
      Cell floorOfOthers,
      double absolute) {
    this.what = what;
    this.share = share;
    this.ours = ours;
    this.floorOfOurs = floorOfOurs;
    this.others = others;
    this.floorOfOthers = floorOfOthers;
    this.absolute = absolute;
  }

  /** What is in the first cell may take a share of what is in the second. */
  public static Budget share(String what, Cell ours, double share, Cell others) {
    return new Budget(what, share, ours, null, others, null, 0);
  }

  /** As {@link #share}, of what both add to the third. */
  public static Budget shareOfAdded(String what, Cell ours, double share, Cell others, Cell floor) {
    return new Budget(what, share, ours, floor, others, floor, 0);
  }

  /** What is in the first cell may be dearer than the second by so many nanoseconds or bytes. */
  public static Budget addedAtMost(String what, Cell ours, double most, Cell base) {
    return new Budget(what, 1, ours, base, null, null, most);
  }

  /** What is in the cell may be so many nanoseconds or bytes. */
  public static Budget atMost(String what, Cell ours, double most) {
    return new Budget(what, 1, ours, null, null, null, most);
  }

  public String what() {
    return what;
  }

  public double share() {
    return share;
  }

  /** In place of a share, how much there may be in the samples' unit; zero for a share. */
  public double most() {
    return absolute;
  }

  /**
   * The share that was measured, by medians; NaN when something is missing or there is nothing to
   * hold it against.
   */
  public double measured(Map<Cell, Figure> figures) {
    if (!isMeasured(figures)) {
      return Double.NaN;
    }
    double denominator = denominator(figures).middle();
    return denominator > 0 ? numerator(figures).middle() / denominator : Double.NaN;
  }

  /** The least that {@link #measured} may be as far as the noise tells; NaN when it does not. */
  public double measuredAtLeast(Map<Cell, Figure> figures) {
    return hasNoise(figures)
        ? ratio(numerator(figures).low(), numerator(figures).low() < 0, denominator(figures))
        : Double.NaN;
  }

  /** The most that it may be. */
  public double measuredAtMost(Map<Cell, Figure> figures) {
    return hasNoise(figures)
        ? ratio(numerator(figures).high(), numerator(figures).high() > 0, denominator(figures))
        : Double.NaN;
  }

  /**
   * A ratio at one end of its noise.
   *
   * @param far whether it is the farther from zero the less it is held against
   */
  private static double ratio(double numerator, boolean far, Range denominator) {
    return denominator.low() > 0
        ? numerator / (far ? denominator.low() : denominator.high())
        : Double.NaN;
  }

  /**
   * The verdict. It is beyond the noise when it would be the same with ours at one end of its noise
   * and all that it is held against at the other.
   */
  public Verdict verdict(Map<Cell, Figure> figures) {
    if (!isMeasured(figures)) {
      return Verdict.NOT_MEASURED;
    }
    if (!hasNoise(figures)) {
      return Verdict.MEASURED_ONCE;
    }
    Range numerator = numerator(figures);
    Range denominator = denominator(figures);
    // Too dear for whatever it is held against, even when that may be nothing.
    if (numerator.low() > share * Math.max(0, denominator.high())) {
      return Verdict.MISSED;
    }
    if (denominator.low() <= 0) {
      return Verdict.NO_DIFFERENCE;
    }
    return numerator.high() <= share * denominator.low() ? Verdict.MET : Verdict.WITHIN_NOISE;
  }

  private boolean hasNoise(Map<Cell, Figure> figures) {
    return isMeasured(figures) && cells().stream().allMatch(cell -> figures.get(cell).hasNoise());
  }

  private boolean isMeasured(Map<Cell, Figure> figures) {
    return figures.keySet().containsAll(cells());
  }

  /** What has to be measured for it. */
  Set<Cell> cells() {
    return Stream.of(ours, floorOfOurs, others, floorOfOthers)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Range numerator(Map<Cell, Figure> figures) {
    return range(figures, ours).minus(range(figures, floorOfOurs));
  }

  private Range denominator(Map<Cell, Figure> figures) {
    return others == null
        ? Range.of(absolute)
        : range(figures, others).minus(range(figures, floorOfOthers));
  }

  private static Range range(Map<Cell, Figure> figures, Cell cell) {
    return cell == null ? Range.of(0) : Range.of(figures.get(cell));
  }

  /** A median and its noise. */
  private record Range(double low, double middle, double high) {
    static Range of(double exact) {
      return new Range(exact, exact, exact);
    }

    static Range of(Figure figure) {
      return new Range(figure.low(), figure.median(), figure.high());
    }

    Range minus(Range other) {
      return new Range(low - other.high, middle - other.middle, high - other.low);
    }
  }
}
