package dev.faultline.capture.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.faultline.capture.governor.CaptureBudget;
import dev.faultline.capture.governor.DetailLevel;
import org.junit.jupiter.api.Test;

/** What guards hand over, and what that is said to cost. */
class GuardCapturesTest extends RecorderFixture {

  private GuardCaptures captures(ExceptionRecorder recorder) {
    return new GuardCaptures(recorder, new EventIdentities(), new InjectedFaults());
  }

  @Test
  void nothingIsRecordedOfACallOfWhichNothingWasTold() {
    GuardCaptures captures = captures(recorder(ALL, ALL));
    captures.done(
        new FailedCall("rates"),
        GuardRecord.Kind.RECOVERED,
        null,
        () -> fail("nobody is told"),
        null);

    assertThat(queue.isEmpty()).isTrue();
    assertThat(budget.samples).hasValue(0);
  }

  /** The budget takes each that it is told of for {@link CaptureBudget#COUNTS_PER_SAMPLE}. */
  @Test
  void oneInManyThatAreNotRecordedIsMeasured() {
    GuardCaptures captures = captures(recorder(ALL, ALL));
    budget.level = DetailLevel.COUNTS_ONLY;
    long samples = 100;
    for (int i = 0; i < samples * CaptureBudget.COUNTS_PER_SAMPLE; i++) {
      captures.done(
          new FailedCall("rates"),
          GuardRecord.Kind.RETRIED,
          new IllegalStateException(),
          () -> fail("nobody is told"),
          null);
    }

    assertThat(budget.samples.get()).isBetween(samples / 2, samples * 2);
  }

  @Test
  void oneInManyFaultsThatAreNotRecordedIsMeasured() {
    GuardCaptures captures = captures(recorder(ALL, ALL));
    budget.level = DetailLevel.COUNTS_ONLY;
    long samples = 100;
    for (int i = 0; i < samples * CaptureBudget.COUNTS_PER_SAMPLE; i++) {
      captures.injected(new IllegalStateException(), "fault", "fault of rates");
    }

    assertThat(budget.samples.get()).isBetween(samples / 2, samples * 2);
  }
}
