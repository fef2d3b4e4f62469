package dev.faultline.resilience.retry.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.testing.Threads;
import dev.faultline.resilience.time.FakeTicker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

  private final FakeTicker ticker = new FakeTicker();

  private RetryBudget budget(double share, int minimumPerSecond, int maxSaved) {
    return new RetryBudget("payments", configuration(share, minimumPerSecond, maxSaved), ticker);
  }

  private static RetryBudgetConfiguration configuration(
      double share, int minimumPerSecond, int maxSaved) {
    return RetryBudgetConfiguration.builder()
        .share(share)
        .minimumPerSecond(minimumPerSecond)
        .maxSaved(maxSaved)
        .build();
  }

  private static int retries(RetryBudget budget) {
    int retries = 0;
    while (budget.tryRetry()) {
      retries++;
    }
    return retries;
  }

  @Test
  void allowsForAShareOfTheCalls() {
    RetryBudget budget = budget(0.07, 0, 1_000);
    assertThat(retries(budget)).isZero();

    for (int i = 0; i < 99; i++) {
      budget.called();
    }
    assertThat(retries(budget)).isEqualTo(6);
    budget.called();

    assertThat(retries(budget)).isEqualTo(1);
  }

  @Test
  void savesUpNoMoreThanItMay() {
    RetryBudget budget = budget(1, 0, 5);

    for (int i = 0; i < 100; i++) {
      budget.called();
    }

    assertThat(budget.saved()).isEqualTo(5);
    assertThat(retries(budget)).isEqualTo(5);
  }

  @Test
  void allowsForTheMinimumHoweverFewCallsThereAre() {
    RetryBudget budget = budget(0, 4, 1);

    assertThat(retries(budget)).isEqualTo(4);
    ticker.advance(Duration.ofMillis(250));
    assertThat(retries(budget)).isEqualTo(1);
    ticker.advance(Duration.ofHours(1));
    assertThat(retries(budget)).isEqualTo(4);
  }

  @Test
  void keepsWhatIsSavedUnderOtherSettings() {
    RetryBudget budget = budget(1, 0, 50);
    for (int i = 0; i < 20; i++) {
      budget.called();
    }

    budget.reconfigure(configuration(0.5, 0, 50));
    assertThat(budget.saved()).isEqualTo(20);
    budget.reconfigure(configuration(0.5, 0, 7));

    assertThat(retries(budget)).isEqualTo(7);
  }

  @Test
  void neverGivesMoreThanWasSavedAndLosesNothing() throws Exception {
    RetryBudget budget = budget(0.1, 0, 1_000_000);
    AtomicInteger retries = new AtomicInteger();

    Threads.run(
        Threads.MANY,
        thread -> {
          for (int i = 0; i < 2_000; i++) {
            budget.called();
            if (i % 2 == 0 && budget.tryRetry()) {
              retries.incrementAndGet();
            }
          }
          return null;
        });

    assertThat(retries.get()).isPositive();
    assertThat(retries.get() + retries(budget)).isEqualTo(12_800);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> configuration(0, 0, 1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "retry-budget.share is 0.0: with retry-budget.minimum-per-second 0 there never is a"
                + " retry; give one of them, or leave the retry out");
    assertThatThrownBy(() -> configuration(1.01, 1, 1)).hasMessageContaining("retry-budget.share");
    assertThatThrownBy(() -> configuration(0.0000001, 1, 1))
        .hasMessageContaining("one for a million calls");
    assertThatThrownBy(() -> configuration(0.1, -1, 1))
        .hasMessage("retry-budget.minimum-per-second is -1: give a number from 0 to 1000000");
    assertThatThrownBy(() -> configuration(0.1, 1, 0)).hasMessageContaining("max-saved");
  }
}
