package dev.faultline.client.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.delivery.EventDelivery;
import dev.faultline.client.event.Resource;
import dev.faultline.client.http.StubBackend;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM loads when, seen in one of its own. */
class LazyLoadingTest {
  private static final String MARK = "-- offered --";
  private static final String HTTP = ".*\\b(okhttp3|okio|kotlin)\\..*";
  private static final String JSON = ".*\\bcom\\.fasterxml\\..*";

  @TempDir private Path folder;

  /** The program of the other JVM. Arguments: a backend's type, a setting, and its value. */
  public static final class Program {
    public static void main(String[] args) {
      EventDelivery delivery =
          new EventDelivery(
              DeliverySettings.builder().build(),
              SampleBackends.create(
                  args[0],
                  Map.of(args[1], args[2]),
                  Resource.builder().put("service.name", "child").build()),
              Thread::new,
              new RecordingLog());
      delivery.account();
      System.out.println(MARK);
      delivery.offer(SampleEvents.event("from another JVM"));
      if (!delivery.flush(Duration.ofSeconds(30)) || delivery.account().delivered() != 1) {
        throw new IllegalStateException(delivery.account().toString());
      }
    }
  }

  @Test
  void otlpLoadsTheTransportWithTheFirstBatchAndNoTlsForCleartext() throws Exception {
    try (StubBackend backend = new StubBackend(0)) {
      assertTransportComesLater(run("otlp", "endpoint", backend.url()));
      assertThat(backend.received()).hasSize(1);
    }
  }

  @Test
  void soDoesSentry() throws Exception {
    try (StubBackend backend = new StubBackend(0)) {
      String dsn = backend.url().replace("://", "://key@") + "/1";
      assertTransportComesLater(run("sentry", "dsn", dsn));
      assertThat(backend.received()).hasSize(1);
    }
  }

  @Test
  void filesNeedNoTransport() throws Exception {
    List<String> lines = run("file", "path", folder.resolve("a.ndjson").toString());

    assertThat(before(lines)).noneMatch(line -> line.matches(JSON));
    assertThat(lines).anyMatch(line -> line.matches(JSON));
    assertThat(lines).noneMatch(line -> line.matches(HTTP));
    assertThat(folder.resolve("a.ndjson")).content().contains("from another JVM");
  }

  @Test
  void theLogNeedsNoLibraryAtAll() throws Exception {
    List<String> lines = run("log", "style", "line");

    assertThat(lines).anyMatch(line -> line.contains("OutOfStock: from another JVM"));
    assertThat(lines).noneMatch(line -> line.matches(HTTP) || line.matches(JSON));
  }

  private static void assertTransportComesLater(List<String> lines) {
    List<String> before = before(lines);
    assertThat(before).anyMatch(line -> line.contains("dev.faultline.client.http.HttpClient "));
    assertThat(before).noneMatch(line -> line.matches(HTTP) || line.matches(JSON));
    assertThat(before).noneMatch(line -> line.contains("java.util.logging."));

    List<String> after = lines.subList(before.size(), lines.size());
    assertThat(after).anyMatch(line -> line.contains("okhttp3.OkHttpClient "));
    // OkHttp asks for the names of the security providers; beyond that no part of TLS may load.
    assertThat(after)
        .filteredOn(line -> line.matches(".*\\b(javax\\.net\\.ssl|sun\\.security\\.ssl)\\..*"))
        .noneMatch(line -> !line.matches(".*(SunJSSE\\b|Exception |HostnameVerifier ).*"));
  }

  private static List<String> before(List<String> lines) {
    int mark = lines.indexOf(MARK);
    assertThat(mark).isPositive();
    return lines.subList(0, mark);
  }

  private static List<String> run(String type, String setting, String value) throws Exception {
    File java = Path.of(System.getProperty("java.home"), "bin", "java").toFile();
    List<String> command = new ArrayList<>();
    command.add(java.getPath());
    command.add("-Xshare:auto");
    command.add("-verbose:class");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Program.class.getName());
    command.add(type);
    command.add(setting);
    command.add(value);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return List.of(output.split("\\R"));
  }
}
