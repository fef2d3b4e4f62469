package dev.faultline.guards.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.annotation.DelaySupplier;
import dev.faultline.resilience.setting.SettingCheck;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class SuppliedDelayTest {

  /** Answers the same to everybody. */
  public static final class Fixed implements DelaySupplier {
    private final Duration answer;

    Fixed(Duration answer) {
      this.answer = answer;
    }

    @Override
    public Duration delay(Object result, Throwable failure) {
      return answer;
    }
  }

  private static long nanos(Duration asked) {
    return new SuppliedDelay(new Fixed(asked)).nanos(null, new IllegalStateException());
  }

  @Test
  void isWhatTheApplicationAsksFor() {
    assertThat(nanos(Duration.ofMillis(5))).isEqualTo(5_000_000);
    assertThat(nanos(Duration.ZERO)).isZero();
  }

  @Test
  void isLeftToThePolicyWhereTheApplicationDoesNotSay() {
    assertThat(nanos(null)).isEqualTo(-1);
    assertThat(nanos(Duration.ofSeconds(-5))).isEqualTo(-1);
  }

  @Test
  void isNoLongerThanCanBeReckonedWith() {
    assertThat(nanos(ChronoUnit.FOREVER.getDuration())).isEqualTo(SettingCheck.LONGEST_NANOS);
    assertThat(nanos(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(SettingCheck.LONGEST_NANOS);
  }

  @Test
  void failsAsTheApplicationDoes() {
    IllegalArgumentException broken = new IllegalArgumentException();
    DelaySupplier failing =
        (result, failure) -> {
          throw broken;
        };
    assertThatThrownBy(() -> new SuppliedDelay(failing).nanos(null, null)).isSameAs(broken);
  }
}
