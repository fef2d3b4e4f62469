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
import dev.faultline.it.watch.Watched;
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
    Watched run = run(jdk, "main");

    assertThat(run.outcome().exitCode()).isEqualTo(1);
    assertThat(run.outcome().err()).startsWith("Exception in thread \"main\" ");
    check(run, "main", "main", 4);
  }

  @EveryJdk
  void aWorkerThreads(Jdk jdk) {
    check(run(jdk, "worker"), "worker", "worker-1", 6);
  }

  @EveryJdk
  void aPoolThreads(Jdk jdk) {
    check(run(jdk, "pool"), "pool", "pool-worker", 4);
  }

  @EveryJdk
  void oneThatTheProgramsOwnHandlerTakes(Jdk jdk) {
    Watched run = run(jdk, "handler");

    assertThat(run.outcome().out()).contains("handled worker-2");
    check(run, "handler", "worker-2", 7);
  }

  @EveryJdk
  void oneWhoseHandlerExits(Jdk jdk) {
    Watched run = run(jdk, "exit-in-handler");

    assertThat(run.outcome().exitCode()).isEqualTo(9);
    check(run, "exit-in-handler", "main", 15);
  }

  @EveryJdk
  void oneBeforeAnExit(Jdk jdk) {
    Watched run = run(jdk, "exit-after");

    assertThat(run.outcome().exitCode()).isEqualTo(3);
    check(run, "exit-after", "worker-3", 10);
  }

  @EveryJdk
  void aNullPointerThatNoCodeThrew(Jdk jdk) {
    CapturedEvent event =
        run(jdk, "implicit").events().awaitException("java.lang.NullPointerException");

    assertThat(event.disposition()).isEqualTo("uncaught");
    assertThat(event.thread()).isEqualTo("main");
    assertThat(event.exception(0).path("frames").get(0).path("inApp").asBoolean()).isTrue();
  }

  @EveryJdk(from = 21)
  void aVirtualThreads(Jdk jdk) {
    check(run(jdk, "virtual"), "virtual", "", 7);
  }

  private Watched run(Jdk jdk, String way) {
    JavaProgram program =
        JavaProgram.on(jdk)
            .classPath(Programs.java("uncaught"))
            .mainClass("com.acme.dying.Dying")
            .arguments(way);
    return Watch.with(collector).unchanged(program, "uncaught-" + way + "-" + jdk.major());
  }

  private static void check(Watched run, String way, String thread, int step) {
    CapturedEvent event = run.events().awaitMessage("died by " + way);
    assertThat(event.disposition()).isEqualTo("uncaught");
    assertThat(event.thread()).isEqualTo(thread);
    assertThat(event.occurrences()).isEqualTo(1);
    assertThat(event.thrownIn()).isEqualTo("com.acme.dying.Dying.fail");
    assertThat(event.variables().json("step")).isEqualTo(Integer.toString(step));
  }
}
