package dev.faultline.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.benchmarks.comparison.Budget.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Cell OURS = new Cell("ours", "time");
  private static final Cell OTHERS = new Cell("others", "time");
  private static final Cell FLOOR = new Cell("floor", "time");

  private final Map<Cell, Figure> figures = new HashMap<>();

  @Test
  void whatTakesLessThanItsShareMeetsTheBudget() {
    measured(OURS, 9, 10, 11);
    measured(OTHERS, 95, 100, 105);

    assertThat(tenth().verdict(figures)).isEqualTo(Verdict.WITHIN_NOISE);
    assertThat(fifth().verdict(figures)).isEqualTo(Verdict.MET);
    assertThat(fifth().measured(figures)).isEqualTo(0.1);
  }

  @Test
  void whatTakesMoreMissesItUnlessTheirNoiseMeets() {
    measured(OTHERS, 95, 100, 105);

    measured(OURS, 10, 11, 12);
    assertThat(tenth().verdict(figures)).isEqualTo(Verdict.WITHIN_NOISE);
    measured(OURS, 10.6, 11, 12);
    assertThat(tenth().verdict(figures)).isEqualTo(Verdict.MISSED);
  }

  @Test
  void aPeerThatAddsNothingCannotBeHeldAgainst() {
    Budget budget = Budget.shareOfAdded("added", OURS, 0.1, OTHERS, FLOOR);
    measured(FLOOR, 10, 11, 12);

    measured(OURS, 11, 11, 11);
    measured(OTHERS, 9, 10, 11);
    assertThat(budget.verdict(figures)).isEqualTo(Verdict.NO_DIFFERENCE);
    assertThat(budget.measured(figures)).isNaN();
    assertThat(budget.measuredAtLeast(figures)).isNaN();
    measured(OTHERS, 11, 50, 60);
    assertThat(budget.verdict(figures)).isEqualTo(Verdict.NO_DIFFERENCE);
    measured(OURS, 15, 15, 15);
    measured(OTHERS, 200, 211, 222);
    assertThat(budget.measured(figures)).isEqualTo(0.02);
    assertThat(budget.verdict(figures)).isEqualTo(Verdict.MET);
  }

  @Test
  void whatIsTooDearForWhateverAPeerAddsMisses() {
    Budget budget = Budget.shareOfAdded("added", OURS, 0.1, OTHERS, FLOOR);
    measured(FLOOR, 10, 11, 12);
    measured(OURS, 15, 15, 15);

    measured(OTHERS, 9, 10, 11);
    assertThat(budget.verdict(figures)).isEqualTo(Verdict.MISSED);
    measured(OTHERS, 11, 11.5, 20);
    assertThat(budget.verdict(figures)).isEqualTo(Verdict.MISSED);
  }

  @Test
  void bothEndsOfWhatWasMeasuredAreTold() {
    measured(OURS, 9, 10, 11);
    measured(OTHERS, 90, 100, 110);
    assertThat(tenth().measuredAtLeast(figures)).isEqualTo(9 / 110.);
    assertThat(tenth().measuredAtMost(figures)).isEqualTo(11 / 90.);

    Budget budget = Budget.shareOfAdded("added", OURS, 0.1, OTHERS, FLOOR);
    measured(FLOOR, 10, 10, 10);
    assertThat(budget.measuredAtLeast(figures)).isEqualTo(-1 / 80.);
    assertThat(budget.measuredAtMost(figures)).isEqualTo(1 / 80.);
    measured(OURS, 9);
    assertThat(budget.measuredAtLeast(figures)).isNaN();
  }

  @Test
  void whatIsAddedMayBeHeldAgainstSomethingElse() {
    Budget budget = Budget.shareOfAdded("added", OURS, 0.1, OTHERS, FLOOR);
    measured(FLOOR, 1, 2, 3);
    measured(OTHERS, 902, 1002, 1102);

    measured(OURS, 51, 52, 53);
    assertThat(budget.measured(figures)).isEqualTo(0.05);
    assertThat(budget.verdict(figures)).isEqualTo(Verdict.MET);
    measured(OURS, 151, 152, 153);
    assertThat(budget.verdict(figures)).isEqualTo(Verdict.MISSED);
  }

  @Test
  void oursFasterThanNothingIsMetOnlyBeyondTheNoise() {
    Budget budget = Budget.shareOfAdded("added", OURS, 0.1, OTHERS, FLOOR);
    measured(FLOOR, 12_000, 15_900, 18_000);
    measured(OTHERS, 60_000, 60_000, 60_000);

    measured(OURS, 12_000, 13_900, 17_000);
    assertThat(budget.verdict(figures)).isEqualTo(Verdict.WITHIN_NOISE);
    measured(OURS, 11_000, 11_500, 11_900);
    assertThat(budget.verdict(figures)).isEqualTo(Verdict.MET);
  }

  @Test
  void whatWasMeasuredOnceHasNoNoiseAndIsNotJudged() {
    Budget budget = Budget.addedAtMost("resident", OURS, 32 << 20, FLOOR);
    measured(FLOOR, 100 << 20);
    measured(OURS, (132 << 20) + 1);

    assertThat(budget.verdict(figures)).isEqualTo(Verdict.MEASURED_ONCE);
    measured(OURS, 110 << 20, 111 << 20, 112 << 20);
    assertThat(budget.verdict(figures)).isEqualTo(Verdict.MEASURED_ONCE);
    measured(FLOOR, 99 << 20, 100 << 20, 101 << 20);
    assertThat(budget.verdict(figures)).isEqualTo(Verdict.MET);
  }

  @Test
  void whatIsExactIsJudgedAtOnce() {
    Budget budget = Budget.addedAtMost("jar", OURS, 8 << 20, FLOOR);
    figures.put(FLOOR, Figure.exactly(0));

    figures.put(OURS, Figure.exactly(8 << 20));
    assertThat(budget.verdict(figures)).isEqualTo(Verdict.MET);
    figures.put(OURS, Figure.exactly((8 << 20) + 1));
    assertThat(budget.verdict(figures)).isEqualTo(Verdict.MISSED);
  }

  @Test
  void whatIsMissingIsNotMeasured() {
    measured(OURS, 1, 2, 3);

    assertThat(fifth().verdict(figures)).isEqualTo(Verdict.NOT_MEASURED);
    assertThat(fifth().measured(figures)).isNaN();
  }

  @Test
  void bytesOfSeveralForksAreTheirMedian() {
    Findings findings = new Findings(Comparison.named("n", "t", Unit.NANOSECONDS).build());
    for (double bytes : new double[] {40, 64, 48}) {
      findings.add(OURS, List.of(1.), bytes);
    }

    assertThat(findings.figures().get(OURS).bytes()).isEqualTo(48);
  }

  private static Budget tenth() {
    return Budget.share("a tenth", OURS, 0.1, OTHERS);
  }

  private static Budget fifth() {
    return Budget.share("a fifth", OURS, 0.2, OTHERS);
  }

  /** In as many runs as there are samples. */
  private void measured(Cell cell, double... samples) {
    figures.put(
        cell, Figure.of(DoubleStream.of(samples).mapToObj(List::of).toList(), Figure.NOT_COUNTED));
  }
}
