package dev.faultline.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.event.ExceptionEvent;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may not be in classes that run inside somebody else's JVM. */
class ClassFileTest {
  private static final int JAVA_8 = 52;

  private static final Pattern OKHTTPS_OWN_LOGGER =
      Pattern.compile(
          "\\(\\)Ljava/util/logging/Logger;"
              + "|\\(Lokhttp3/internal/concurrent/TaskRunner\\$Backend;Ljava/util/logging/Logger;\\)V");

  /** That takes none of its own where it is given null, as it is. */
  private static final String SSL_CONTEXT_INIT =
      "([Ljavax/net/ssl/KeyManager;[Ljavax/net/ssl/TrustManager;Ljava/security/SecureRandom;)V";

  @Test
  void runsOnJava8AndTouchesNothingThatIsTheApplications() throws Exception {
    List<Path> classFiles = classFiles();
    assertThat(classFiles).hasSizeGreaterThan(30);
    for (Path classFile : classFiles) {
      try (DataInputStream in = new DataInputStream(Files.newInputStream(classFile))) {
        assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
        in.readUnsignedShort();
        assertThat(in.readUnsignedShort()).as("version of %s", classFile).isEqualTo(JAVA_8);
      }
      String constants = new String(Files.readAllBytes(classFile), StandardCharsets.ISO_8859_1);
      // A constructor of OkHttp's takes OkHttp's own logger; the agent's jar has a stand-in for it.
      assertThat(OKHTTPS_OWN_LOGGER.matcher(constants).replaceAll("").replace(SSL_CONTEXT_INIT, ""))
          .as("%s", classFile)
          .doesNotContain("java/util/logging")
          .doesNotContain("java/lang/management")
          .doesNotContain("javax/management")
          .doesNotContain("java/security/SecureRandom")
          // A lambda on the application's thread would start the JVM's lambda machinery there.
          .doesNotContain("LambdaMetafactory");
    }
  }

  private static List<Path> classFiles() throws IOException {
    URI root =
        URI.create(
            ExceptionEvent.class.getProtectionDomain().getCodeSource().getLocation().toString());
    try (Stream<Path> files = Files.walk(Path.of(root))) {
      return files.filter(file -> file.toString().endsWith(".class")).collect(Collectors.toList());
    }
  }
}
