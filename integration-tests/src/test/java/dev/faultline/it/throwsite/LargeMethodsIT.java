package dev.faultline.it.throwsite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.CapturedEvent;
import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.ServiceEvents;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.watch.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;

/** Methods near the limits of the class file format: 64 KB of code, many locals. */
@ExtendWith(SharedCollector.class)
class LargeMethodsIT {

  /** With what is woven for each throw, of about 19 bytes, its locals do not fit into 64 KB. */
  private static final int TOO_MANY_FOR_LOCALS = 1_500;

  /** Nothing at all can be added. */
  private static final int TOO_MANY = 3_400;

  private final CollectorProcess collector;

  LargeMethodsIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk
  void aMethodWithoutRoomForLocalsIsToldWithoutThem(Jdk jdk) {
    JavaProgram program = program(jdk, "Large", throwing("Large", TOO_MANY_FOR_LOCALS));

    CapturedEvent event =
        Watch.with(collector)
            .unchanged(program, "large-" + jdk.major())
            .events()
            .awaitMessage("case " + (TOO_MANY_FOR_LOCALS - 1));

    assertThat(event.variables().names()).isEmpty();
    assertThat(event.exception(0).path("frames").get(0).path("method").asText()).isEqualTo("pick");
  }

  @EveryJdk
  void aMethodWithoutAnyRoomIsNotWoven(Jdk jdk) throws IOException {
    JavaProgram program = program(jdk, "Huge", throwing("Huge", TOO_MANY));
    Path log = TestFolders.create("log").resolve("agent.log");
    AgentOptions agent =
        AgentOptions.sendingTo(collector.uri()).service("huge-" + jdk.major()).logFile(log);

    assertThat(program.with(agent).run()).isEqualTo(program.run());
    assertThat(Files.readString(log))
        .containsOnlyOnce(" is woven not at all: ")
        .contains("Huge.pick(");
  }

  @EveryJdk
  void ofManyLocalsTheFirstAreToldInTheOrderOfTheirSlots(Jdk jdk) {
    JavaProgram program = program(jdk, "Wide", withLocals(70));

    ServiceEvents events = Watch.with(collector).unchanged(program, "wide-" + jdk.major()).events();

    CapturedEvent event = events.awaitMessage("wide");
    assertThat(event.variables().names()).hasSize(64).startsWith("args", "v0", "v1");
    assertThat(event.variables().json("v62")).isEqualTo("62");
  }

  private static JavaProgram program(Jdk jdk, String className, String source) {
    return JavaProgram.on(jdk)
        .classPath(Programs.javaSource(className, source))
        .mainClass(className);
  }

  /** A class whose method pick(n) throws "case n". */
  private static String throwing(String className, int count) {
    StringBuilder cases = new StringBuilder();
    for (int i = 0; i < count; i++) {
      cases.append(
          "    if (n == %d) throw new IllegalStateException(\"case %d\");%n".formatted(i, i));
    }
    return """
        class %s {
          static void pick(int n) {
            long a = n, b = n + 1, c = n + 2, d = n + 3;
        %s  }
          public static void main(String[] args) {
            for (int n : new int[] {0, 7, %d, %d}) {
              try {
                pick(n);
                System.out.println("nothing");
              } catch (IllegalStateException e) {
                System.out.println(e + " " + e.getStackTrace()[0]);
              }
            }
          }
        }
        """
        .formatted(className, cases, count - 1, count);
  }

  private static String withLocals(int count) {
    StringBuilder locals = new StringBuilder();
    for (int i = 0; i < count; i++) {
      locals.append("    %s v%d = %d;%n".formatted(i % 2 == 0 ? "int" : "long", i, i));
    }
    return """
        class Wide {
          public static void main(String[] args) {
        %s    throw new IllegalStateException("wide");
          }
        }
        """
        .formatted(locals);
  }
}
