package dev.faultline.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.CapturedEvent;
import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.ServiceEvents;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.watch.Watch;
import dev.faultline.it.watch.Watched;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedCollector.class)
class HostileIT {

  private static final String PACKAGE = "com.acme.hostile.";

  private final CollectorProcess collector;

  HostileIT(CollectorProcess collector) {
    this.collector = collector;
  }

  /**
   * Classes that throw, loop, sleep, wait for a lock, lie, or have nothing to say, when they are
   * asked what they are.
   */
  @EveryJdk
  void whateverAnExceptionClassDoesTheProgramAndTheOtherEventsGoOn(Jdk jdk) {
    JavaProgram program =
        JavaProgram.on(jdk).classPath(Programs.java("hostile")).mainClass("com.acme.hostile.Main");

    Watched run = Watch.with(collector).unchanged(program, "hostile-" + jdk.major());

    assertThat(run.outcome().exitCode()).isZero();
    assertThat(run.outcome().out()).contains("calls on own threads 0");
    ServiceEvents events = run.events();
    events.awaitMessage("afterwards");
    assertThat(events.awaitException(PACKAGE + "Looping").message())
        .isEqualTo("[its getMessage() did not return]");
    assertThat(events.awaitException(PACKAGE + "Refusing").message())
        .isEqualTo("[its getMessage() threw java.lang.IllegalStateException]");
    assertThat(events.awaitException(PACKAGE + "Narcissus").types()).hasSize(1);
    assertThat(events.awaitException(PACKAGE + "NotItself").message()).isEqualTo("notItself");
    for (String name : new String[] {"Spinning", "Sleeping", "Frameless", "Vague", "Locked"}) {
      CapturedEvent event = events.awaitException(PACKAGE + name);
      assertThat(event.thrownIn()).as(name).isEqualTo("com.acme.hostile.Main.thrown");
      assertThat(event.variables().json("name")).isEqualTo("\"" + name + "\"");
    }
    assertThat(events.awaitMessage("variables").variables().names())
        .containsExactly("prickly", "list", "map", "array");
    assertThat(events.awaitMessage("dying").disposition()).isEqualTo("uncaught");
    assertThat(events.awaitMessage("handler").thrownIn()).startsWith(PACKAGE + "Main.");
  }
}
