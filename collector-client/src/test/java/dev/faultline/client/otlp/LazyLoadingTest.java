package dev.faultline.client.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.delivery.EventDelivery;
import dev.faultline.client.event.Resource;
import dev.faultline.client.http.HttpClient;
import dev.faultline.client.http.HttpSettings;
import dev.faultline.client.http.StubBackend;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a JVM loads when, seen in one of its own. */
class LazyLoadingTest {
  private static final String MARK = "-- offered --";

  /** The program of the other JVM. */
  public static final class Program {
    public static void main(String[] args) {
      EventDelivery delivery =
          new EventDelivery(
              DeliverySettings.builder().build(),
              new OtlpBackend(
                  OtlpEndpoint.parse(args[0]),
                  HttpSettings.builder().build(),
                  Resource.builder().put("service.name", "child").build(),
                  "1.2.3",
                  Thread::new),
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
  void loadsTheTransportWithTheFirstBatchAndNoTlsForCleartext() throws Exception {
    List<String> lines;
    try (StubBackend backend = new StubBackend(0)) {
      lines = run(backend.url());
      assertThat(backend.received()).hasSize(1);
    }
    int mark = lines.indexOf(MARK);
    assertThat(mark).isPositive();

    List<String> before = lines.subList(0, mark);
    assertThat(before).anyMatch(line -> line.contains(HttpClient.class.getName()));
    assertThat(before)
        .noneMatch(line -> line.matches(".*\\b(okhttp3|okio|kotlin|com\\.fasterxml)\\..*"));
    assertThat(before).noneMatch(line -> line.contains("java.util.logging."));

    List<String> after = lines.subList(mark, lines.size());
    assertThat(after).anyMatch(line -> line.contains("okhttp3.OkHttpClient "));
    // OkHttp asks for the names of the security providers; beyond that no part of TLS may load.
    assertThat(after)
        .filteredOn(line -> line.matches(".*\\b(javax\\.net\\.ssl|sun\\.security\\.ssl)\\..*"))
        .noneMatch(line -> !line.matches(".*(SunJSSE\\b|Exception |HostnameVerifier ).*"));
  }

  private static List<String> run(String url) throws Exception {
    File java = Path.of(System.getProperty("java.home"), "bin", "java").toFile();
    List<String> command = new ArrayList<>();
    command.add(java.getPath());
    command.add("-Xshare:auto");
    command.add("-verbose:class");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Program.class.getName());
    command.add(url);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return List.of(output.split("\\R"));
  }
}
