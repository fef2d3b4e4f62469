package dev.faultline.it.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.SentEvent;
import dev.faultline.it.backend.SentRun;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import java.util.List;

/** With the rates as they are set out of the box. */
class SamplingIT {

  private static final long ALL = 100_001;

  /** From Java 9 on, which notes how deep in the stack an exception was made. */
  @EveryJdk(from = 9)
  void tellsOfACallerWhoseExceptionsAreLostAmongThoseOfAnother(Jdk jdk) {
    SentRun run = run(jdk);

    SentEvent seldom = run.withMessage("seldom");
    assertThat(seldom.occurrences()).isOne();
    assertThat(seldom.isThrownBelow("Callers.further")).isTrue();
    assertThat(seldom.variables(0)).containsKey("require");
  }

  @EveryJdk
  void tellsOfAFewAndCountsAll(Jdk jdk) {
    List<SentEvent> events = run(jdk).allThrownBelow("Callers.require");

    // The first ten, one every two seconds, and a caller's first ones.
    assertThat(events).hasSizeBetween(10, 60);
    assertThat(events.stream().mapToLong(SentEvent::occurrences).sum()).isEqualTo(ALL);
  }

  private static SentRun run(Jdk jdk) {
    return SentRun.of(
        JavaProgram.on(jdk)
            .classPath(Programs.java("callers"))
            .mainClass("com.acme.callers.Callers"));
  }
}
