package dev.faultline.capture.governor;

import static dev.faultline.capture.governor.DetailLevel.COUNTS_ONLY;
import static dev.faultline.capture.governor.DetailLevel.FULL;
import static dev.faultline.capture.governor.DetailLevel.NO_STACK_TRACES;
import static dev.faultline.capture.governor.DetailLevel.NO_VARIABLES;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LevelControlTest {

  private final LevelControl control = new LevelControl();

  @Test
  void takesOneStepToLessDetailAtEachLookThatFindsTheAllowanceExhausted() {
    assertThat(exhausted()).isEqualTo(NO_VARIABLES);
    assertThat(exhausted()).isEqualTo(NO_STACK_TRACES);
    assertThat(exhausted()).isEqualTo(COUNTS_ONLY);
    assertThat(exhausted()).isEqualTo(COUNTS_ONLY);
  }

  @Test
  void takesOneStepBackAfterEachCalmTime() {
    exhausted();
    exhausted();

    assertThat(looksUntil(NO_VARIABLES)).isEqualTo(LevelControl.FIRST_CALM_LOOKS);
    assertThat(looksUntil(FULL)).isEqualTo(LevelControl.FIRST_CALM_LOOKS);
    assertThat(calm()).isEqualTo(FULL);
  }

  @Test
  void startsTheCalmTimeAgainWhenTheAllowanceHasNotRecovered() {
    exhausted();
    for (int i = 1; i < LevelControl.FIRST_CALM_LOOKS; i++) {
      assertThat(calm()).isEqualTo(NO_VARIABLES);
    }
    assertThat(control.look(false, false)).isEqualTo(NO_VARIABLES);

    assertThat(looksUntil(FULL)).isEqualTo(LevelControl.FIRST_CALM_LOOKS);
  }

  @Test
  void waitsTwiceAsLongAfterEachReturnThatWasTooEarlyUpToABound() {
    int expected = LevelControl.FIRST_CALM_LOOKS;
    exhausted();
    for (int i = 0; i < 10; i++) {
      assertThat(looksUntil(FULL)).isEqualTo(expected);
      exhausted();
      expected = Math.min(2 * expected, LevelControl.MOST_CALM_LOOKS);
    }
    assertThat(expected).isEqualTo(LevelControl.MOST_CALM_LOOKS);
  }

  @Test
  void blamesAReturnOnceHoweverManyStepsItCosts() {
    exhausted();
    looksUntil(FULL);
    exhausted();
    exhausted();
    exhausted();

    assertThat(looksUntil(NO_STACK_TRACES)).isEqualTo(2 * LevelControl.FIRST_CALM_LOOKS);
  }

  @Test
  void forgetsEarlyReturnsAfterALongTimeAtFullDetail() {
    exhausted();
    looksUntil(FULL);
    exhausted();
    looksUntil(FULL);
    for (int i = 0; i < LevelControl.PROBATION_LOOKS; i++) {
      calm();
    }
    exhausted();

    assertThat(looksUntil(FULL)).isEqualTo(LevelControl.FIRST_CALM_LOOKS);
  }

  private DetailLevel exhausted() {
    return control.look(true, false);
  }

  private DetailLevel calm() {
    return control.look(false, true);
  }

  private int looksUntil(DetailLevel level) {
    int looks = 1;
    while (calm() != level) {
      looks++;
      assertThat(looks).isLessThan(10_000);
    }
    return looks;
  }
}
