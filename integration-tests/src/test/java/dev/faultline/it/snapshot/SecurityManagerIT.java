package dev.faultline.it.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.backend.SentEvent;
import dev.faultline.it.backend.SentEvents;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** An application that sets a security manager, which is code of its own. */
class SecurityManagerIT {

  private static final String ORDER = "com.acme.permissions.Watched$Order";
  private static final Map<String, Object> CUT = Map.of("@type", ORDER, "@cut", "security-manager");

  @EveryJdk
  void itIsAskedForNothingOnTheApplicationsThreads(Jdk jdk) throws IOException {
    assumeTrue(jdk.major() < 24, "JDK 24 has no security managers any more");
    try (RecordingBackend backend = RecordingBackend.start()) {
      JavaProgram program =
          JavaProgram.on(jdk)
              .classPath(Programs.java("permissions"))
              .mainClass("com.acme.permissions.Watched");
      JavaProgram allowed =
          jdk.major() < 12 ? program : program.jvmArguments("-Djava.security.manager=allow");

      assertThat(allowed.with(AgentOptions.sendingTo(backend.uri())).run().out())
          .isEqualTo(allowed.run().out())
          .contains("asked: []");

      SentEvents events = new SentEvents(backend);
      Map<String, Object> watched = variables(events, "refused 0");
      assertThat(watched)
          .containsEntry("round", 0L)
          .containsEntry("order", CUT)
          .containsEntry("array", List.of("plain", CUT, "CALM", 3L));
      assertThat(map(watched.get("orders"))).containsEntry("@cut", "security-manager");
      // As soon as nobody watches, objects are entered again.
      assertThat(map(variables(events, "refused 3").get("order"))).containsEntry("city", "Turin");
    }
  }

  private static Map<String, Object> variables(SentEvents events, String message) {
    SentEvent event = events.await(message, one -> one.message(0).equals(message));
    return event.variables(0).get("fail");
  }

  @SuppressWarnings("unchecked") // keys of objects are texts
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
