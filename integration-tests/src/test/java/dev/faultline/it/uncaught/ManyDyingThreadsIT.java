package dev.faultline.it.uncaught;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import java.util.regex.Pattern;

/** Exceptions that end their threads are recorded within rates, as others are. */
class ManyDyingThreadsIT {

  private static final int THREADS = 2_000;

  /** Ten at once, then one every two seconds: by far fewer than there are threads. */
  private static final int MOST = 200;

  private static final Pattern WORKER = Pattern.compile("\"stringValue\":\"worker\"");

  @EveryJdk
  void areCountedAndAFewAreTold(Jdk jdk) throws Exception {
    Outcome expected = dying(jdk).run();
    try (RecordingBackend backend = RecordingBackend.start()) {
      Outcome outcome = dying(jdk).with(AgentOptions.sendingTo(backend.uri())).run();

      assertThat(outcome.withoutAgentLines()).isEqualTo(expected);
      assertThat(outcome.out()).startsWith(THREADS + " dead, asked for their ids: 0");
      assertThat(WORKER.matcher(backend.received()).results().count()).isBetween(5L, (long) MOST);
      assertThat(backend.received()).contains("\"and main\"");
      assertThat(
              backend.metrics().sums("faultline.exceptions").entrySet().stream()
                  .filter(point -> point.getKey().get("faultline.site.kind").equals("throw"))
                  .filter(point -> point.getKey().toString().contains("Worker.run"))
                  .mapToLong(point -> point.getValue())
                  .sum())
          .isEqualTo(THREADS);
    }
  }

  private static JavaProgram dying(Jdk jdk) throws Exception {
    return JavaProgram.on(jdk)
        .classPath(Programs.java("dying"))
        .mainClass("com.acme.dying.Dying")
        .arguments(Integer.toString(THREADS));
  }
}
