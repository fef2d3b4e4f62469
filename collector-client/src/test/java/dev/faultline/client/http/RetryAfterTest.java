package dev.faultline.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  /** Sat, 21 Nov 2026 23:59:50 GMT. */
  private static final long NOW = 1_795_305_590_000L;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "17 | 17",
        "' 17 ' | 17",
        "86400 | 600",
        "99999999999999999999 | -1",
        "-1 | -1",
        "soon | -1",
        "'' | -1",
        "Sun, 22 Nov 2026 00:00:00 GMT | 10",
        "Sat, 21 Nov 2026 23:59:00 GMT | 0",
        "Sun, 22 Nov 2037 00:00:00 GMT | 600",
      })
  void readsSecondsAndDates(String value, long seconds) {
    assertThat(RetryAfter.seconds(Headers.of("retry-after", value), NOW)).isEqualTo(seconds);
  }

  @Test
  void isOptional() {
    assertThat(RetryAfter.seconds(Headers.of(), NOW)).isEqualTo(-1);
  }
}
