package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AbsencesTest {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Absences absences = new Absences();

  @Test
  void tellsTheFirstWhenItBeginsAndWhenItIsOver() {
    assertThat(absences.failed(0)).isTrue();
    assertThat(absences.failed(MINUTE)).isFalse();
    assertThat(absences.failed(30 * MINUTE)).isFalse();
    assertThat(absences.answered(31 * MINUTE)).isTrue();
    assertThat(absences.answered(32 * MINUTE)).isFalse();
    assertThat(absences.takeCount()).isEqualTo(1);
  }

  @Test
  void tellsOfABackendThatComesAndGoesOnceInTenMinutes() {
    absences.failed(0);
    absences.answered(0);
    absences.takeCount();
    for (int minute = 1; minute < 10; minute++) {
      assertThat(absences.failed(minute * MINUTE)).isFalse();
      assertThat(absences.answered(minute * MINUTE)).isFalse();
    }

    assertThat(absences.failed(10 * MINUTE)).isFalse();
    assertThat(absences.answered(10 * MINUTE)).isTrue();
    assertThat(absences.takeCount()).isEqualTo(10);
    assertThat(absences.failed(11 * MINUTE)).isFalse();
    assertThat(absences.answered(11 * MINUTE)).isFalse();
  }

  @Test
  void tellsOfOneThatWasNotToldAndGoesOn() {
    absences.failed(0);
    absences.answered(0);
    absences.takeCount();

    assertThat(absences.failed(9 * MINUTE)).isFalse();
    assertThat(absences.failed(10 * MINUTE)).isTrue();
    assertThat(absences.count()).isEqualTo(1);
    assertThat(absences.answered(11 * MINUTE)).isTrue();
  }

  @Test
  void tellsOfOneThatFollowsLaterAtOnce() {
    absences.failed(0);
    absences.answered(MINUTE);
    absences.takeCount();

    assertThat(absences.failed(11 * MINUTE)).isTrue();
  }
}
