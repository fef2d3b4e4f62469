package dev.faultline.benchmarks.comparison;

import java.util.Map;
import java.util.stream.Stream;

/** How much of something else something of ours may take. Immutable. */
public final class Budget {
  /** What measuring says of a budget. */
  public enum Verdict {
    MET,
    /** Missed by less than the noise of what was measured. */
    WITHIN_NOISE,
    MISSED,
    /** Something of it was not measured. */
    UNKNOWN
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

  /** What is in the first cell may be dearer than the second by a share of the second. */
  public static Budget added(String what, Cell ours, double share, Cell base) {
    return new Budget(what, share, ours, base, base, null, 0);
  }

  /** As {@link #share}, of what both add to the third. */
  public static Budget shareOfAdded(String what, Cell ours, double share, Cell others, Cell floor) {
    return new Budget(what, share, ours, floor, others, floor, 0);
  }

  /** What is in the first cell may be dearer than the second by so many nanoseconds or bytes. */
  public static Budget addedAtMost(String what, Cell ours, double most, Cell base) {
    return new Budget(what, 1, ours, base, null, null, most);
  }

  public String what() {
    return what;
  }

  public double share() {
    return share;
  }

  /** The share that was measured, by medians; NaN when something is missing. */
  public double measured(Map<Cell, Figure> figures) {
    return isMeasured(figures) ? measured(figures, Bound.MEDIAN, Bound.MEDIAN) : Double.NaN;
  }

  /**
   * The verdict. What is measured is beyond its noise when ours at its lower quartile would miss
   * the budget beside the others at their upper one.
   */
  public Verdict verdict(Map<Cell, Figure> figures) {
    if (!isMeasured(figures)) {
      return Verdict.UNKNOWN;
    }
    if (measured(figures) <= share) {
      return Verdict.MET;
    }
    return measured(figures, Bound.LOW, Bound.HIGH) <= share
        ? Verdict.WITHIN_NOISE
        : Verdict.MISSED;
  }

  private boolean isMeasured(Map<Cell, Figure> figures) {
    return Stream.of(ours, floorOfOurs, others, floorOfOthers)
        .allMatch(cell -> cell == null || figures.containsKey(cell));
  }

  /** A floor that is taken off counts the other way. */
  private double measured(Map<Cell, Figure> figures, Bound ofOurs, Bound ofOthers) {
    double numerator = ofOurs.of(figures.get(ours));
    double denominator = others == null ? absolute : ofOthers.of(figures.get(others));
    if (floorOfOurs != null) {
      numerator -= ofOthers.of(figures.get(floorOfOurs));
    }
    if (floorOfOthers != null) {
      denominator -= ofOurs.of(figures.get(floorOfOthers));
    }
    return numerator / denominator;
  }

  private enum Bound {
    LOW {
      @Override
      double of(Figure figure) {
        return figure.low();
      }
    },
    MEDIAN {
      @Override
      double of(Figure figure) {
        return figure.median();
      }
    },
    HIGH {
      @Override
      double of(Figure figure) {
        return figure.high();
      }
    };

    abstract double of(Figure figure);
  }
}
