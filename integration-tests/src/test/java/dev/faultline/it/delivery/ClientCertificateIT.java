package dev.faultline.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.Identity;
import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The packaged agent, a server that is unknown to the JVM, and asks who its clients are. */
class ClientCertificateIT {
  private final Path folder = TestFolders.create("certificates");

  /** The oldest JDK and the one of the tests at once, because the agent waits between attempts. */
  @Test
  void whatWaitsIsSentAsSoonAsTheCertificateIsOneThatTheServerTakes()
      throws IOException, GeneralSecurityException, InterruptedException {
    Identity server = Identity.make("server", folder);
    Identity ann = Identity.make("ann", folder);
    identify(server);
    Path authority = Files.writeString(folder.resolve("ca.pem"), server.certificatePem());
    List<RunningProgram> programs = new ArrayList<>();
    try (RecordingBackend backend = RecordingBackend.startSecure(server.trusting(ann))) {
      for (Jdk jdk : Jdks.few().subList(0, 2)) {
        programs.add(program(jdk, backend, authority));
      }
      for (RunningProgram program : programs) {
        program.awaitLine("does not take events");
      }
      assertThat(backend.received()).isEmpty();

      identify(ann);
      for (Jdk jdk : Jdks.few().subList(0, 2)) {
        backend.awaitText("shop-" + jdk.major());
      }
      assertThat(backend.clients()).containsExactly("CN=ann");
      for (RunningProgram program : programs) {
        assertThat(program.err()).doesNotContain("BEGIN", "PRIVATE");
      }
    } finally {
      programs.forEach(RunningProgram::close);
    }
  }

  /** As what rotates certificates does it. */
  private void identify(Identity client) throws IOException, GeneralSecurityException {
    replace("client.pem", client.certificatePem());
    replace("client.key", client.keyPem());
  }

  private void replace(String name, String content) throws IOException {
    Path fresh = Files.writeString(folder.resolve(name + ".new"), content);
    Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private RunningProgram program(Jdk jdk, RecordingBackend backend, Path authority)
      throws IOException {
    Path requests = TestFolders.create("requests");
    Files.createFile(requests.resolve("0"));
    String otlp = "faultline.backend.otlp.";
    return JavaProgram.on(jdk)
        .classPath(Programs.java("patient"))
        .mainClass("com.acme.patient.Patient")
        .arguments(requests.toString())
        .with(
            AgentOptions.bare()
                .service("shop-" + jdk.major())
                .setting("faultline.backends", "otlp")
                .setting("faultline.metrics.interval", "0ms")
                .setting(otlp + "endpoint", backend.uri().toString())
                .setting(otlp + "tls.ca", authority.toString())
                .setting(otlp + "tls.certificate", folder.resolve("client.pem").toString())
                .setting(otlp + "tls.key", folder.resolve("client.key").toString()))
        .start();
  }
}
