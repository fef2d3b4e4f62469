package dev.faultline.capture.governor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CpuAllowanceTest {

  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final CpuAllowance allowance = new CpuAllowance(100 * MILLI);

  @Test
  void beginsWithFourSecondsOfTheBudgetWithinBounds() {
    assertThat(allowance.leftNanos()).isEqualTo(400 * MILLI);
    assertThat(new CpuAllowance(MILLI).leftNanos()).isEqualTo(200 * MILLI);
    assertThat(new CpuAllowance(1_000 * MILLI).leftNanos()).isEqualTo(1_000 * MILLI);
  }

  @Test
  void isExhaustedWhenAllOfItWasDrawn() {
    allowance.draw(400 * MILLI - 1);
    assertThat(allowance.isExhausted()).isFalse();
    allowance.draw(1);
    assertThat(allowance.isExhausted()).isTrue();
  }

  @Test
  void paysBackWhatWasOverdrawnFirst() {
    allowance.draw(450 * MILLI);
    allowance.add(50 * MILLI);
    assertThat(allowance.isExhausted()).isTrue();
    allowance.add(1);
    assertThat(allowance.isExhausted()).isFalse();
  }

  @Test
  void hasRecoveredWithHalfOfIt() {
    allowance.draw(201 * MILLI);
    assertThat(allowance.hasRecovered()).isFalse();
    allowance.add(MILLI);
    assertThat(allowance.hasRecovered()).isTrue();
  }

  @Test
  void isNeitherSavedNorOverdrawnWithoutBound() {
    allowance.add(10_000 * MILLI);
    assertThat(allowance.leftNanos()).isEqualTo(400 * MILLI);
    allowance.add(-10_000 * MILLI);
    assertThat(allowance.leftNanos()).isEqualTo(-400 * MILLI);
  }

  @Test
  void shrinksWithTheBudget() {
    allowance.resize(50 * MILLI);
    assertThat(allowance.leftNanos()).isEqualTo(200 * MILLI);
    assertThat(allowance.capacityNanos()).isEqualTo(200 * MILLI);
  }
}
