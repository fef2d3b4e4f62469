package dev.faultline.benchmarks.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

  /** A report may be written while all that is measured still runs. */
  @Test
  void countsWhatThisProcessHasStartedBeforeItEndsAndAfter() throws Exception {
    assumeTrue(ProcessorTime.isKnown());
    long before = ProcessorTime.now().own();
    Process busy = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    try {
      await().until(() -> childTicks(busy) > 20);
      assertThat(ProcessorTime.now().own() - before).isGreaterThan(20);
    } finally {
      busy.destroyForcibly().waitFor();
    }

    await().untilAsserted(() -> assertThat(ProcessorTime.now().own() - before).isGreaterThan(20));
  }

  private static long childTicks(Process process) throws IOException {
    return process.info().totalCpuDuration().orElseThrow().toMillis() / 10;
  }
}
