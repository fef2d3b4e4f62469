package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReminderTest {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Reminder reminder = new Reminder();

  @Test
  void saysItOnceInTenMinutes() {
    long start = Long.MAX_VALUE - MINUTE; // The clock may overflow meanwhile.

    assertThat(reminder.isDue("a", start)).isTrue();
    assertThat(reminder.isDue("a", start + 9 * MINUTE)).isFalse();
    assertThat(reminder.isDue("a", start + 10 * MINUTE)).isTrue();
    assertThat(reminder.isDue("a", start + 19 * MINUTE)).isFalse();
  }

  @Test
  void keepsSubjectsApart() {
    assertThat(reminder.isDue("a", 0)).isTrue();
    assertThat(reminder.isDue("b", 0)).isTrue();
  }
}
