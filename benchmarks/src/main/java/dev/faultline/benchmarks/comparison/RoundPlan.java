package dev.faultline.benchmarks.comparison;

/**
 * In how many rounds variants are measured.
 *
 * @param judged those that budgets are about
 * @param details those that are left out when there is little time; zero leaves them out
 * @param others all between
 */
public record RoundPlan(int judged, int others, int details) {
  /**
   * A plan.
   *
   * @param quick a short one, which still tells the noise of what is judged
   */
  public static RoundPlan of(boolean quick) {
    return quick ? new RoundPlan(3, 1, 0) : new RoundPlan(7, 3, 2);
  }

  /** How often a variant is measured. */
  int of(Comparison comparison, Variant variant) {
    return comparison.isJudged(variant) ? judged : variant.isDetail() ? details : others;
  }

  /** As reports say it. */
  @Override
  public String toString() {
    return judged
        + " rounds of what budgets are about, "
        + (details == 0 ? "" : details + " of what --quick leaves out, ")
        + others
        + " of all else";
  }
}
