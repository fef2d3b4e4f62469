package dev.faultline.it.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The comparison itself finds what it should. */
class ComparisonIT {

  private static final TestResult GOOD = new TestResult("SUCCESSFUL", "", "");

  @Test
  void equalRunsDifferInNothing() {
    Comparison comparison = comparison(failed("A", "x"), failed("A", "x"), failed("A", "x"));

    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.flaky()).isEmpty();
  }

  @Test
  void anotherStatusClassOrMessageIsADifference() {
    assertThat(comparison(GOOD, GOOD, failed("A", "x")).differences())
        .singleElement()
        .asString()
        .contains("test", "without: SUCCESSFUL", "with:    FAILED A: x");
    assertThat(comparison(failed("A", "x"), failed("A", "x"), failed("B", "x")).differences())
        .hasSize(1);
    assertThat(comparison(failed("A", "x"), failed("A", "x"), failed("A", "y")).differences())
        .hasSize(1);
  }

  @Test
  void aTestThatIsMissingOrNewIsADifference() {
    SuiteResults none = new SuiteResults(Map.of(), Duration.ZERO);
    SuiteResults one = new SuiteResults(Map.of("test", GOOD), Duration.ZERO);

    assertThat(new Comparison(List.of(one, one), none).differences()).hasSize(1);
    assertThat(new Comparison(List.of(none, none), one).differences()).hasSize(1);
  }

  @Test
  void aMessageThatIsAnotherEachTimeIsNotCompared() {
    Comparison comparison = comparison(failed("A", "1"), failed("A", "2"), failed("A", "3"));

    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.flaky()).hasSize(1);
  }

  @Test
  void theClassIsComparedAlsoWhereTheMessageIsNot() {
    assertThat(comparison(failed("A", "1"), failed("A", "2"), failed("B", "3")).differences())
        .hasSize(1);
  }

  @Test
  void aTestThatFailsNowAndThenMayDoEither() {
    assertThat(comparison(GOOD, failed("A", "x"), GOOD).differences()).isEmpty();
    assertThat(comparison(GOOD, failed("A", "x"), failed("A", "x")).differences()).isEmpty();
    assertThat(comparison(GOOD, failed("A", "x"), new TestResult("ABORTED", "", "")).differences())
        .hasSize(1);
  }

  private static Comparison comparison(TestResult first, TestResult second, TestResult with) {
    return new Comparison(List.of(results(first), results(second)), results(with));
  }

  private static SuiteResults results(TestResult result) {
    return new SuiteResults(Map.of("test", result), Duration.ZERO);
  }

  private static TestResult failed(String thrown, String message) {
    return new TestResult("FAILED", thrown, message);
  }
}
