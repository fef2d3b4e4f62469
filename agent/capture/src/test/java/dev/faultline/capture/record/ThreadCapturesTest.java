package dev.faultline.capture.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.capture.FixedBudget;
import dev.faultline.capture.governor.CaptureBudget;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How calls of probes are measured. */
class ThreadCapturesTest {

  private final FixedBudget budget = new FixedBudget();
  private final ThreadCaptures threads = new ThreadCaptures(budget, new CoarseClock());

  @Test
  void tellsTheBudgetWhatWovenCodeCostsBesideTheCall() {
    long woven = TimeUnit.HOURS.toNanos(1);
    threads.leave(threads.enter(), System.nanoTime(), woven);

    assertThat(budget.countedNanos.get()).isBetween(woven, 2 * woven);
  }

  @Test
  void tellsTheBudgetNothingOfACallThatIsNotMeasured() {
    threads.leave(threads.enter(), 0, 1_000);

    assertThat(budget.samples).hasValue(0);
  }

  /** An exception passes several probes, which cost differently. */
  @Test
  void measuresEachOfTheProbesThatAnExceptionPassesAlike() {
    for (int probes = 1; probes <= 64; probes++) {
      int each = 500;
      ThreadCapture thread = ThreadCapture.numbered(probes);
      int[] samples = new int[probes];
      for (int i = 0; i < each * probes * CaptureBudget.COUNTS_PER_SAMPLE; i++) {
        if (thread.takeSample()) {
          samples[i % probes]++;
        }
      }
      for (int measured : samples) {
        assertThat(measured).as("one of %d", probes).isCloseTo(each, within(each / 4));
      }
    }
  }
}
