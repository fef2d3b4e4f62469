package dev.faultline.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.it.backend.CapturedEvent;
import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.watch.Watch;
import dev.faultline.it.watch.Watched;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedCollector.class)
class ExhaustedIT {

  /**
   * What the JVM says when a class is loaded while there is no memory and there is any agent at
   * all.
   */
  private static final String NO_MEMORY_TO_ASK_AGENTS = "java.lang.instrument ASSERTION FAILED";

  private final CollectorProcess collector;

  ExhaustedIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk
  void aProgramWithoutStackGoesOnAndSoDoesTheAgent(Jdk jdk) {
    JavaProgram program =
        JavaProgram.on(jdk)
            .classPath(Programs.java("exhausted"))
            .mainClass("com.acme.exhausted.Stack");

    Watched run = Watch.with(collector).unchanged(program, "no-stack-" + jdk.major());

    assertThat(run.outcome().out()).contains("overflows 40, rethrown true");
    assertThat(run.events().awaitMessage("afterwards")).isNotNull();
  }

  /** Some of them run out of stack where a probe begins or ends, and must not be lost to us. */
  @EveryJdk(few = true)
  void threadsThatRanOutOfStackAreWatchedAsBefore(Jdk jdk) {
    JavaProgram program =
        JavaProgram.on(jdk)
            .classPath(Programs.java("exhausted"))
            .mainClass("com.acme.exhausted.Afterwards");

    Watched run =
        Watch.with(collector)
            .setting("faultline.capture.implicit", "always")
            .setting("faultline.overhead.max-cpu", "100%")
            .setting("faultline.sampling.fingerprint-burst", "1000000")
            .setting("faultline.sampling.site-burst", "1000000")
            .setting("faultline.sampling.process-burst", "1000000")
            .unchanged(program, "after-no-stack-" + jdk.major());

    List<String> expected =
        IntStream.range(0, 60).mapToObj(thread -> "after thread " + thread).toList();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(run.events().all())
                    .extracting(CapturedEvent::message)
                    .containsAll(expected));
  }

  @EveryJdk(few = true)
  void aProgramWithoutMemoryGoesOn(Jdk jdk) {
    JavaProgram program =
        JavaProgram.on(jdk)
            .jvmArguments("-Xmx24m")
            .classPath(Programs.java("exhausted"))
            .mainClass("com.acme.exhausted.Memory");

    Watched run =
        Watch.with(collector)
            .ignoringLines(NO_MEMORY_TO_ASK_AGENTS)
            .setting("faultline.shutdown.timeout", "5s")
            .unchanged(program, "no-memory-" + jdk.major());

    assertThat(run.outcome().out()).contains("round 1: 90");
  }
}
