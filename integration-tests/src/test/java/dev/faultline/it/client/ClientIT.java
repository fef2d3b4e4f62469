package dev.faultline.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The client as a library, without the agent: the example of docs/client.md. */
class ClientIT {

  @EveryJdk
  void whatAProgramHandsInArrivesThoughTheProgramEnds(Jdk jdk) throws IOException {
    List<Path> client = Packaged.clientJars();
    Path program = Programs.java("library", client.toArray(new Path[0]));
    try (RecordingBackend backend = RecordingBackend.start()) {
      Outcome outcome =
          JavaProgram.on(jdk)
              .classPath(Stream.concat(Stream.of(program), client.stream()).toArray(Path[]::new))
              .mainClass("com.acme.library.Checkout")
              .arguments(backend.uri().toString())
              .run();

      assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
      assertThat(outcome.out()).matches("paid 4711\\R" + "refused, see event [0-9a-f-]{36}\\R");
      String id = outcome.out().substring(outcome.out().length() - 37).trim();
      assertThat(backend.received())
          .contains(id, "shop", "2.4.1", "amount is -1", "4712", "com.acme.library.Checkout");
    }
  }
}
