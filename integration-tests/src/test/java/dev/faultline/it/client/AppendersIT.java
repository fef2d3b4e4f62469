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
import java.util.stream.Stream;

/**
 * A few lines of a logging library's configuration: the oldest that counts for much, the newest.
 */
class AppendersIT {

  @EveryJdk(few = true)
  void logback(Jdk jdk) throws IOException {
    check(jdk, "Slf4jOrders", "logback", "slf4j-api-1", "logback-core-1.2", "logback-classic-1.2");
    check(jdk, "Slf4jOrders", "logback", "slf4j-api-2", "logback-core-1.3", "logback-classic-1.3");
  }

  @EveryJdk(few = true, from = 11)
  void logbackAtItsNewest(Jdk jdk) throws IOException {
    check(jdk, "Slf4jOrders", "logback", "slf4j-api-2", "logback-core-1.6", "logback-classic-1.6");
  }

  @EveryJdk(few = true)
  void log4j2(Jdk jdk) throws IOException {
    check(jdk, "Log4j2Orders", "log4j2", "log4j-api-2.12", "log4j-core-2.12");
    check(jdk, "Log4j2Orders", "log4j2", "log4j-api-2.26", "log4j-core-2.26");
  }

  private static void check(Jdk jdk, String program, String appender, String... libraries)
      throws IOException {
    Path classes =
        Programs.java(
            "appending", Packaged.library("slf4j-api-2"), Packaged.library("log4j-api-2.26"));
    Path[] classPath =
        Stream.of(
                Stream.of(classes, Packaged.source("programs/java/appending")),
                Stream.of(Packaged.appenderJar(appender)),
                Packaged.clientJars().stream(),
                Stream.of(libraries).map(Packaged::library))
            .flatMap(entries -> entries)
            .toArray(Path[]::new);
    try (RecordingBackend backend = RecordingBackend.start()) {
      Outcome outcome =
          JavaProgram.on(jdk)
              .jvmArguments("-Dendpoint=" + backend.uri())
              .classPath(classPath)
              .mainClass("com.acme.appending." + program)
              .run();

      assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
      assertThat(backend.received())
          .as(outcome.toString())
          .contains("shop", "order failed", "no apples", "4711", program + " ERROR", "told")
          .doesNotContain("not told");
    }
  }
}
