package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.RecordingLog;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackendLogTest {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final DeliveryAccount NOTHING = DeliveryAccount.empty();

  private final RecordingLog lines = new RecordingLog();
  private final BackendLog log =
      new BackendLog(lines, "http://a", new ExportSpool(null, new Ledger(10, 1_000), lines), 10);

  @Test
  void tellsHowOftenABackendWasAwayThatComesAndGoes() {
    for (int second = 0; second <= 600; second++) {
      log.failed("HTTP 503", NOTHING, second * MINUTE / 60);
      log.answered(NOTHING, second * MINUTE / 60);
    }

    assertThat(lines.lines())
        .containsExactly(
            "WARN The backend http://a does not take events (HTTP 503); trying again, up to 10"
                + " events are kept meanwhile",
            "WARN The backend http://a takes events again; 0 were dropped meanwhile",
            "WARN The backend http://a takes events again; 0 were dropped meanwhile; it was away"
                + " 600 times, the last: HTTP 503");
  }

  @Test
  void tellsAtOnceOfAnotherBackendThatIsAway() {
    log.failed("refused", NOTHING, 0);
    log.answered(NOTHING, 0);
    log.redirected("http://b");
    log.failed("refused", NOTHING, MINUTE);

    assertThat(lines.lines()).hasSize(3);
    assertThat(lines.lines().get(2)).contains("The backend http://b does not take events");
  }
}
