package dev.faultline.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line in a process of its own, as users start it. */
class MainTest {

  @TempDir Path folder;

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classPath()));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(folder.resolve("stderr").toFile()).start();
  }

  /**
   * Without what is only here for tests: it has a log of its own, and this test watches the
   * collector's.
   */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void assertRefused(int exitCode, String message, String... arguments) throws Exception {
    Process process = start(arguments);
    try {
      assertThat(process.waitFor()).isEqualTo(exitCode);
      assertThat(process.getInputStream().readAllBytes()).isEmpty();
      assertThat(Files.readString(folder.resolve("stderr")))
          .startsWith("faultline-collector: ")
          .contains(message)
          .doesNotContain("\tat ");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void saysWhereItIsAndEndsWhenAsked() throws Exception {
    Path data = folder.resolve("data");
    Process process = start("--port", "0", "--data", data.toString());
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      Matcher matcher =
          Pattern.compile("Faultline collector \\S+: (http://localhost:[0-9]+/) \\(data in (.*)\\)")
              .matcher(line);
      assertThat(matcher.matches()).as(line).isTrue();
      assertThat(matcher.group(2)).isEqualTo(data.toString());
      HttpResponse<String> health =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(matcher.group(1) + "api/v1/health")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(health.statusCode()).isEqualTo(200);

      process.toHandle().destroy(); // Process.destroy() would close the stream under the reader

      assertThat(process.waitFor()).isEqualTo(128 + 15);
      assertThat(out.readLine()).isNull();
      assertThat(Files.readString(folder.resolve("stderr"))).isEmpty();
      // All is in the database itself: the log was written back when it was closed.
      assertThat(data.resolve("faultline.db-wal")).doesNotExist();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void badUsageIsExplained() throws Exception {
    assertRefused(2, "Unknown option: '--prot'", "--prot");
    assertRefused(2, "99999 is not within 0 to 65535", "--port", "99999");
    assertRefused(2, "'many' is not an int", "--port", "many");
    assertRefused(2, "'--data': it is empty, give a directory", "--port", "0", "--data", "");
  }

  @Test
  void aTakenPortIsExplained() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      assertRefused(
          1, "127.0.0.1 port " + port, "--port", port, "--data", folder.resolve("data").toString());
    }
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aDataDirectoryThatIsAFileIsExplained() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertRefused(1, "data directory " + file, "--port", "0", "--data", file.toString());
  }
}
