package dev.faultline.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.run.RunningProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The agent's jar written over while the program runs, as deployments do it. */
class JarReplacedIT {

  @EveryJdk
  void anotherJarInItsPlaceIsNotNoticed(Jdk jdk) throws IOException {
    ByteArrayOutputStream other = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(other)) {
      zip.putNextEntry(new ZipEntry("other.txt"));
      zip.write(new byte[100_000]);
    }
    runWith(jdk, other.toByteArray());
  }

  @EveryJdk
  void garbageInItsPlaceIsNotNoticed(Jdk jdk) throws IOException {
    byte[] garbage = new byte[(int) Files.size(Packaged.agentJar())];
    new Random(7).nextBytes(garbage);
    runWith(jdk, garbage);
  }

  private static void runWith(Jdk jdk, byte[] content) throws IOException {
    Path jar = TestFolders.create("jar").resolve("faultline-agent.jar");
    Files.copy(Packaged.agentJar(), jar);
    Path requests = TestFolders.create("requests");
    Path log = TestFolders.create("log").resolve("agent.log");
    JavaProgram patient =
        JavaProgram.on(jdk)
            .classPath(Programs.java("patient"))
            .mainClass("com.acme.patient.Patient")
            .arguments(requests.toString());
    try (RecordingBackend backend = RecordingBackend.start();
        RunningProgram program =
            patient
                .with(
                    AgentOptions.sendingTo(backend.uri())
                        .jar(jar)
                        .logFile(log)
                        .setting("faultline.metrics.interval", "1h")
                        .setting("faultline.log.level", "debug"))
                .start()) {
      await("the jar is kept").until(() -> text(log).contains("may be written over"));
      // Into the same file: a new one of the same name would leave the old one to who has it open.
      Files.write(jar, content);
      Files.createFile(requests.resolve("0"));
      program.awaitLine("caught failure 0");
      Files.createFile(requests.resolve("end"));
      Outcome outcome = program.await();

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).isEqualTo("asked for 0\ncaught failure 0\nend\n");
      assertThat(outcome.err()).isEmpty();
      assertThat(backend.received()).contains("failure 0");
      assertThat(text(log)).doesNotContain("ERROR").doesNotContain("WARN");
    }
  }

  private static String text(Path log) throws IOException {
    return Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
  }
}
