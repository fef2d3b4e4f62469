package dev.faultline.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.watch.Watch;
import dev.faultline.it.watch.Watched;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** A program with libraries that the agent has copies of, and with choices of its own. */
@ExtendWith(SharedCollector.class)
class IsolationIT {

  private static final String[] LIBRARIES = {
    "app-byte-buddy",
    "app-jackson-core",
    "app-okhttp",
    "app-okio",
    "app-kotlin-stdlib",
    "app-hdrhistogram",
    "app-asm"
  };

  private final CollectorProcess collector;

  IsolationIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk
  void theProgramHasItsOwnLibrariesAndChoices(Jdk jdk) {
    Path[] libraries = Stream.of(LIBRARIES).map(Packaged::library).toArray(Path[]::new);
    Path[] classPath =
        Stream.concat(Stream.of(Programs.java("choices", libraries)), Stream.of(libraries))
            .toArray(Path[]::new);
    JavaProgram program =
        JavaProgram.on(jdk).classPath(classPath).mainClass("com.acme.choices.Choices");

    Watched run = Watch.with(collector).unchanged(program, "isolation-" + jdk.major());

    assertThat(run.outcome().out())
        .contains(
            "jackson 2.14.2 {}",
            "okhttp 4.9.3",
            "refused java.net.ConnectException",
            "kotlin 1.4.10",
            "histogram 7",
            "byte buddy made",
            "com.fasterxml.jackson.core.JsonFactory from app-jackson-core.jar",
            "log manager com.acme.choices.OwnLogManager",
            "mbean servers by own builder 1",
            "default handler null",
            "1 x okhttp3/OkHttpClient.class",
            "0 x dev/faultline/shaded/okio/Buffer.class",
            "threads beside main 0")
        .doesNotContain("can be seen");
    run.events().awaitMessage("choice");
  }
}
