package dev.faultline.client.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.SampleStories;
import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.backend.SampleBackends;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.delivery.EventDelivery;
import dev.faultline.client.event.Resource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogBackendTest {

  /** The program of the other JVM: one whose standard error is not what {@code System.err} says. */
  public static final class Program {
    public static void main(String[] arguments) {
      System.setErr(new PrintStream(new ByteArrayOutputStream()));
      System.setOut(new PrintStream(new ByteArrayOutputStream()));
      EventDelivery delivery =
          new EventDelivery(
              DeliverySettings.builder().build(),
              provided(Map.of("style", arguments[0])),
              Thread::new,
              new RecordingLog());
      delivery.offer(SampleStories.everything());
      delivery.offer(SampleEvents.event("Müller"));
      if (!delivery.close(Duration.ofSeconds(30)) || delivery.account().delivered() != 2) {
        System.exit(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"line", "story"})
  void writesToTheProcesssStandardError(String style) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                style)
            .start();
    String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(error).isZero();
    assertThat(output).isEmpty();
    EventText text = style.equals("line") ? new LineText(2_000) : new StoryText(16_000);
    assertThat(error).startsWith(text.of(SampleStories.everything()));
    assertThat(error.lines().filter(line -> line.startsWith("[faultline]"))).hasSize(2);
    assertThat(error).contains("com.acme.OutOfStock: Müller");
  }

  @Test
  void writesABatchAtOnce() throws IOException {
    int[] writes = {0};
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int one) {
            throw new AssertionError("not byte by byte");
          }

          @Override
          public void write(byte[] bytes) {
            writes[0]++;
          }
        };
    Backend backend = LogBackend.to(counting, LogBackend.Style.LINE, 1_000);

    backend.send(backend.encode(List.of(SampleEvents.event("a"), SampleEvents.event("b"))));

    assertThat(writes[0]).isEqualTo(1);
  }

  @Test
  void givesUpWhenNobodyReads() throws IOException {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    Backend backend = LogBackend.to(broken, LogBackend.Style.LINE, 1_000);

    SendOutcome outcome = backend.send(backend.encode(List.of(SampleEvents.event("a"))));

    assertThat(outcome.reason()).isEqualTo(DropReason.SEND_FAILED);
    assertThat(outcome.detail()).isEqualTo("standard error cannot be written: Broken pipe");
  }

  @Test
  void keepsToTheLengthThatIsSet() throws IOException {
    Backend backend = provided(Map.of("max-length", "100"));

    assertThat(
            new String(backend.encode(List.of(SampleStories.everything())), StandardCharsets.UTF_8))
        .hasSizeLessThan(140)
        .endsWith(" chars)\n");
    assertThat(backend.description()).isEqualTo("standard error");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "style | poem | style: \"poem\" is not one of line, story",
        "max-length | 99 | max-length: \"99\" is not a whole number from 100 to 1000000",
      })
  void saysWhichSettingIsWrong(String name, String value, String message) {
    assertThatThrownBy(() -> provided(Map.of(name, value)))
        .isInstanceOf(InvalidBackendException.class)
        .hasMessage("faultline.backend.log." + message);
  }

  private static Backend provided(Map<String, String> settings) {
    return SampleBackends.create("log", settings, Resource.builder().build());
  }
}
