package dev.faultline.capture.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.faultline.capture.governor.CaptureBudget;
import dev.faultline.capture.governor.DetailLevel;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.HandlerUse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is recorded when the governor allows less. */
class ReducedDetailTest extends RecorderFixture {

  private static final Object[] LOCALS = {"book", 12};

  private final CatchSite handler =
      sites
          .of("com.acme.Shop", null)
          .catchSite(0, "order", 60, HandlerUse.builder().reads().build());
  private final CatchSite outer =
      sites.of("com.acme.Shop", null).catchSite(1, "all", 70, HandlerUse.builder().reads().build());

  @Test
  void recordsWithoutVariablesAndSaysSo() {
    ExceptionRecorder recorder = recorder(ALL, ALL);
    budget.level = DetailLevel.NO_VARIABLES;
    Throwable thrown = new IllegalStateException();
    recorder.thrown(thrown, site.number(), LOCALS);
    recorder.thrown(thrown, other.number(), LOCALS);

    List<ThrowRecord> records = records();
    assertThat(records).extracting(ThrowRecord::variables).containsOnlyNulls();
    assertThat(records.get(0).variablesWithheld()).isTrue();
    assertThat(records.get(0).occurrences()).isOne();
  }

  @Test
  void withholdsNothingWhereThereAreNoLocals() {
    ExceptionRecorder recorder = recorder(ALL, ALL);
    budget.level = DetailLevel.NO_VARIABLES;
    recorder.thrown(new IllegalStateException(), site.number(), null);

    assertThat(records().get(0).variablesWithheld()).isFalse();
  }

  @Test
  void countsAndDoesNoMoreWhenOnlyCountsAreLeft() {
    ExceptionRecorder recorder = recorder(ALL, ALL);
    budget.level = DetailLevel.COUNTS_ONLY;
    for (int i = 0; i < 100; i++) {
      Throwable thrown = new IllegalStateException();
      recorder.thrown(thrown, site.number(), LOCALS);
      recorder.caught(thrown, handler.number());
      recorder.boundary(thrown, Boundary.LOG, null);
    }

    assertThat(queue.isEmpty()).isTrue();
    assertThat(site.activity().seen()).isEqualTo(100);
    assertThat(handler.activity().seen()).isEqualTo(100);
    assertThat(takeUnrecorded(site)).isEqualTo(100);
    assertThat(takeUnrecorded(handler)).isZero();
    assertThat(budget.captures).hasValue(0);
  }

  @Test
  void recordsTheFirstOneWhenThereIsMoreAgain() {
    ExceptionRecorder recorder = recorder(ALL, ALL);
    budget.level = DetailLevel.COUNTS_ONLY;
    throwMany(recorder, site, 5);
    budget.level = DetailLevel.FULL;
    throwMany(recorder, site, 1);

    assertThat(records()).extracting(ThrowRecord::occurrences).containsExactly(6L);
  }

  /**
   * Its throw was only counted, so that the handler knows nothing of it: it is no new exception.
   */
  @Test
  void doesNotTakeAnExceptionThatWasOnlyCountedForANewOneAtItsHandler() {
    ExceptionRecorder recorder = recorder(ALL, ALL);
    Throwable thrown = new IllegalStateException();
    budget.level = DetailLevel.COUNTS_ONLY;
    recorder.thrown(thrown, site.number(), LOCALS);
    budget.level = DetailLevel.FULL;
    recorder.caught(thrown, handler.number());
    assertThat(queue.isEmpty()).isTrue();

    recorder.caught(new NullPointerException(), outer.number());
    assertThat(queue.poll()).isInstanceOf(CatchRecord.class);
  }

  @Test
  void tellsTheBudgetOfEachCaptureAndOfASampleOfCounts() {
    ExceptionRecorder recorder = recorder(ONE, ALL);
    int samples = 1_000;
    throwMany(recorder, site, samples * CaptureBudget.COUNTS_PER_SAMPLE);

    int captured = 1 + 16; // the first, and those that might have wrapped it
    assertThat(budget.captures).hasValue(captured);
    assertThat(budget.samples.get()).isCloseTo(samples, within(samples / 20L));
  }

  @Test
  void recordsTheFirstOfEachTypeAndThenByTheRates() {
    ExceptionRecorder recorder = recorder(ONE, ALL);
    throwMany(recorder, site, 50);
    for (int i = 0; i < 50; i++) {
      recorder.thrown(new IllegalArgumentException(), site.number(), null);
    }

    assertThat(counted(records()))
        .extracting(record -> record.takeThrowable().getClass().getSimpleName())
        .containsExactly("IllegalStateException", "IllegalArgumentException");
  }

  @Test
  void takesOtherRatesWhileItRuns() {
    ExceptionRecorder recorder = recorder(ONE, ALL);
    throwMany(recorder, site, 2);
    records();
    recorder.configure(rates(ALL, ALL));

    await()
        .until(
            () -> {
              throwMany(recorder, site, 1);
              return !counted(records()).isEmpty();
            });
  }
}
