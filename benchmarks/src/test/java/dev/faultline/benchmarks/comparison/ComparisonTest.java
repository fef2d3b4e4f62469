package dev.faultline.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Variant OURS =
      Variant.of(Object.class)
          .methods("call", "stage")
          .with("depth", 10, 60)
          .in("ours, {method}", "depth {depth}");
  private static final Variant DETAIL =
      Variant.of(Object.class).methods("call").detail().in("theirs", "depth 60");

  private final Comparison.Builder builder =
      Comparison.named("n", "t", Unit.NANOSECONDS).variants(OURS, DETAIL);

  @Test
  void aBudgetIsAboutSomethingThatIsMeasured() {
    assertThatThrownBy(() -> builder.budgets(atMost("ours, call", "depth 200")).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ours, call")
        .hasMessageContaining("depth 200");
  }

  @Test
  void whatABudgetIsAboutIsMeasuredMostOften() {
    Comparison comparison = builder.budgets(atMost("ours, stage", "depth 60")).build();

    assertThat(RoundPlan.of(false).of(comparison, OURS)).isEqualTo(7);
    assertThat(RoundPlan.of(true).of(comparison, OURS)).isEqualTo(3);
    assertThat(RoundPlan.of(true).of(comparison, DETAIL)).isZero();
  }

  @Test
  void whatNoBudgetIsAboutIsMeasuredAllTheSame() {
    Comparison comparison = builder.build();

    assertThat(RoundPlan.of(false).of(comparison, OURS)).isEqualTo(3);
    assertThat(RoundPlan.of(true).of(comparison, OURS)).isEqualTo(1);
    assertThat(comparison.brief().variants()).containsExactly(OURS);
  }

  @Test
  void theDetailsOfWhatIsJudgedCannotBeLeftOut() {
    Comparison comparison = builder.budgets(atMost("theirs", "depth 60")).build();

    assertThatThrownBy(comparison::brief).isInstanceOf(IllegalStateException.class);
  }

  private static Budget atMost(String row, String column) {
    return Budget.atMost("a budget", new Cell(row, column), 1);
  }
}
