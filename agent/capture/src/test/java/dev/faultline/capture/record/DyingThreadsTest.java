package dev.faultline.capture.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.governor.DetailLevel;
import dev.faultline.capture.site.Rate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exceptions that end their threads, many and few. */
class DyingThreadsTest extends RecorderFixture {

  private static final Rate FIVE = Rate.of(5, 1e-6);

  @Test
  void areToldWithinRates() {
    ExceptionRecorder recorder = recorder(FIVE, ALL, ALL);

    die(recorder, 100);

    assertThat(deaths()).hasSize(5);
  }

  @Test
  void areToldWhenTheirExceptionWasRecorded() {
    ExceptionRecorder recorder = recorder(FIVE, ALL, ALL);

    for (int i = 0; i < 100; i++) {
      Throwable thrown = new IllegalStateException();
      recorder.thrown(thrown, site.number(), null);
      recorder.uncaught(new Thread(), thrown);
    }

    // Those recorded where thrown, the 16 that might have wrapped one of them, and as many others.
    assertThat(deaths()).hasSize(5 + 16 + 5);
    assertThat(site.activity().seen()).isEqualTo(100);
  }

  @Test
  void areToldWithinRatesWhateverTheBudget() {
    budget.level = DetailLevel.COUNTS_ONLY;

    die(recorder(FIVE, ALL, ALL), 100);

    assertThat(deaths()).hasSize(5);
  }

  @Test
  void theMainThreadsIsAlwaysTold() {
    ExceptionRecorder recorder = recorder(FIVE, ALL, ALL);
    die(recorder, 100);
    Thread main =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getId() == 1)
            .findFirst()
            .orElseThrow();

    recorder.uncaught(main, new IllegalStateException());

    assertThat(deaths()).hasSize(6);
  }

  private static void die(ExceptionRecorder recorder, int times) {
    for (int i = 0; i < times; i++) {
      recorder.uncaught(new Thread(), new IllegalStateException());
    }
  }

  private List<BoundaryRecord> deaths() {
    List<BoundaryRecord> polled = new ArrayList<>();
    for (ThreadRecord record = queue.poll(); record != null; record = queue.poll()) {
      if (record instanceof BoundaryRecord) {
        polled.add((BoundaryRecord) record);
      }
    }
    return polled;
  }
}
