package dev.faultline.it.uncaught;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.CapturedEvent;
import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.watch.Watch;
import org.junit.jupiter.api.extension.ExtendWith;

/** Exceptions that end a thread, or the JVM with it. */
@ExtendWith(SharedCollector.class)
class UncaughtIT {

  private final CollectorProcess collector;

  UncaughtIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk
  void theMainThreadsArrivesAlthoughTheJvmEndsAtOnce(Jdk jdk) {
    assertThat(program(jdk, "main").run().exitCode()).isEqualTo(1);
    check(died(jdk, "main"), "main", 4);
  }

  @EveryJdk
  void aWorkerThreads(Jdk jdk) {
    check(died(jdk, "worker"), "worker-1", 6);
  }

  @EveryJdk
  void aPoolThreads(Jdk jdk) {
    check(died(jdk, "pool"), "pool-worker", 4);
  }

  @EveryJdk
  void oneThatTheProgramsOwnHandlerTakes(Jdk jdk) {
    assertThat(program(jdk, "handler").run().out()).contains("handled worker-2");
    check(died(jdk, "handler"), "worker-2", 7);
  }

  @EveryJdk
  void oneWhoseHandlerExits(Jdk jdk) {
    assertThat(program(jdk, "exit-in-handler").run().exitCode()).isEqualTo(9);
    check(died(jdk, "exit-in-handler"), "main", 15);
  }

  @EveryJdk
  void oneBeforeAnExit(Jdk jdk) {
    assertThat(program(jdk, "halt-after").run().exitCode()).isEqualTo(3);
    check(died(jdk, "halt-after"), "worker-3", 10);
  }

  @EveryJdk
  void aNullPointerThatNoCodeThrew(Jdk jdk) {
    String service = "uncaught-implicit-" + jdk.major();
    CapturedEvent event =
        Watch.with(collector)
            .unchanged(program(jdk, "implicit"), service)
            .awaitException("java.lang.NullPointerException");

    assertThat(event.disposition()).isEqualTo("uncaught");
    assertThat(event.thread()).isEqualTo("main");
    assertThat(event.exception(0).path("frames").get(0).path("inApp").asBoolean()).isTrue();
  }

  @EveryJdk(from = 21)
  void aVirtualThreads(Jdk jdk) {
    check(died(jdk, "virtual"), "", 7);
  }

  private static JavaProgram program(Jdk jdk, String way) {
    return JavaProgram.on(jdk)
        .classPath(Programs.java("uncaught"))
        .mainClass("com.acme.dying.Dying")
        .arguments(way);
  }

  private CapturedEvent died(Jdk jdk, String way) {
    return Watch.with(collector)
        .unchanged(program(jdk, way), "uncaught-" + way + "-" + jdk.major())
        .awaitMessage("died by " + way);
  }

  private static void check(CapturedEvent event, String thread, int step) {
    assertThat(event.disposition()).isEqualTo("uncaught");
    assertThat(event.thread()).isEqualTo(thread);
    assertThat(event.occurrences()).isEqualTo(1);
    assertThat(event.thrownIn()).isEqualTo("com.acme.dying.Dying.fail");
    assertThat(event.variables().json("step")).isEqualTo(Integer.toString(step));
  }
}
