package dev.faultline.it.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import java.io.IOException;

/** Looks at all that leaves the JVM, not at what a collector makes of it. */
class RedactionIT {

  @EveryJdk
  void noSecretLeavesTheJvm(Jdk jdk) throws IOException {
    try (RecordingBackend backend = RecordingBackend.start()) {
      JavaProgram program =
          JavaProgram.on(jdk)
              .classPath(Programs.java("secrets"))
              .mainClass("com.acme.secrets.Secrets");
      AgentOptions agent =
          AgentOptions.sendingTo(backend.uri())
              .setting("faultline.redact.names", "own-word")
              .setting("faultline.redact.types", "com.acme.secrets.Secrets$Vault")
              .setting("faultline.redact.patterns", "HUSH-\\d+");

      assertThat(program.with(agent).run().out()).isEqualTo("login failed\npayment failed\n");

      backend.awaitText("login failed");
      backend.awaitText("no answer from");
      String sent = backend.received();
      assertThat(sent)
          .as("what is no secret")
          .contains("\"ada\"", "text/plain", "Turin", "attempts", "API_KEY", "refreshTokens")
          .contains("paid with [redacted], ticket [redacted]")
          .contains("https://ada:[redacted]@pay.example.org/?api_key=[redacted]")
          .contains("UPDATE users SET password = '[redacted]' WHERE name = 'ada'")
          .contains("VALUES ('ada', '[redacted]')")
          .contains("sqlserver://db;user=sa;password=[redacted]; ticket [redacted]")
          .as("stands for each secret")
          .contains("[redacted]");
      assertThat(sent)
          .as("secrets all contain this")
          .doesNotContainIgnoringCase("hush")
          // In hexadecimal.
          .doesNotContain("68757368")
          .doesNotContain("4111")
          .doesNotContain("47110815");
    }
  }
}
