package dev.faultline.client.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {
  private long now = Long.MAX_VALUE - 1;
  private final RateLimits limits = new RateLimits(() -> now);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "200 | - | -1 | 0",
        "200 | - | 30 | 0",
        "503 | - | 30 | 0",
        "429 | - | -1 | 60",
        "429 | - | 30 | 30",
        "429 | - | 0 | 0",
        "429 | 5::organization | 30 | 5",
        "429 | 60:transaction:key, 2700:default;error;security:organization | 2700 | 2700",
        "429 | 60:transaction:key | 60 | 0",
        "200 | 60::organization, 2700::organization | -1 | 2700",
        "200 | 2700:ERROR:organization:quota_exceeded:custom:more | -1 | 2700",
        "200 | 1.5:error:key | -1 | 1.5",
        "200 | 10:error:key,5:error:key | -1 | 10",
        "200 | 10 : error ; span : key | -1 | 10",
        "200 | 10 | -1 | 10",
        "200 | 9999999999:error:key | -1 | 86400",
        "200 | soon:error:key | -1 | 0",
        "200 | NaN:error:key | -1 | 0",
        "200 | -5:error:key | -1 | 0",
        "200 | '' | -1 | 0",
      })
  void readsHeaders(int status, String header, long retryAfter, double seconds) {
    limits.read(status, header == null ? List.of() : List.of(header), retryAfter);

    assertThat(limits.remainingNanos()).isEqualTo((long) (seconds * 1e9));
  }

  @Test
  void endsWithTime() {
    limits.read(429, List.of(), 30);
    now += TimeUnit.SECONDS.toNanos(29);
    assertThat(limits.remainingNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(1));

    now += TimeUnit.SECONDS.toNanos(1);
    assertThat(limits.remainingNanos()).isZero();
    now += Long.MAX_VALUE;
    assertThat(limits.remainingNanos()).isZero();
  }

  @Test
  void keepsTheLongest() {
    limits.read(200, List.of("60:error:key", "90::key"), -1);
    limits.read(200, List.of("30:error:key"), -1);

    assertThat(limits.remainingNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(90));
  }
}
