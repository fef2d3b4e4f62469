package dev.faultline.it.inapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.it.backend.CapturedEvent;
import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;

/** Programs that are started neither from a jar nor from the class path. */
@ExtendWith(SharedCollector.class)
class OtherStartsIT {

  private final CollectorProcess collector;

  OtherStartsIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk
  void theMainModule(Jdk jdk) {
    assumeTrue(jdk.major() > 8, "modules came with Java 9");
    Path module = Programs.javaFor(jdk, "module");
    JavaProgram program =
        JavaProgram.on(jdk)
            .jvmArguments("-p", module.toString(), "-m", "acme.app/com.acme.app.Start");

    CapturedEvent event = told(program, "module-" + jdk.major(), "from a module");
    assertThat(event.variables().json("number")).isEqualTo("7");
  }

  @EveryJdk
  void aSourceFile(Jdk jdk) throws IOException {
    assumeTrue(jdk.major() > 8, "java started from a source file came with Java 11");
    Path source = TestFolders.create("solo").resolve("Solo.java");
    Files.writeString(
        source,
        """
        public class Solo {
          public static void main(String[] arguments) {
            int number = 4;
            try {
              throw new IllegalStateException("from source " + number);
            } catch (IllegalStateException e) {
              System.out.println(e.getMessage());
            }
          }
        }
        """);
    JavaProgram program = JavaProgram.on(jdk).arguments(source.toString());

    // The launcher compiles without the names of local variables.
    assertThat(told(program, "source-" + jdk.major(), "from source 4")).isNotNull();
  }

  private CapturedEvent told(JavaProgram program, String service, String message) {
    Outcome outcome = program.with(AgentOptions.sendingTo(collector.uri()).service(service)).run();

    assertThat(outcome.withoutAgentLines()).isEqualTo(program.run());
    return collector.events(service).awaitMessage(message);
  }
}
