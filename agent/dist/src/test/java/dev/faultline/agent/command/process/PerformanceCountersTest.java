package dev.faultline.agent.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a real JVM, whole and damaged. */
class PerformanceCountersTest {

  private static final String COMMAND = "sun.rt.javaCommand";
  private static final String VERSION = "java.property.java.vm.specification.version";

  @TempDir Path folder;

  private byte[] real;

  @BeforeEach
  void startAJvm() throws Exception {
    Path of = folder.resolve("counters");
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Waiting.class.getName(),
                "one argument")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      // Only a JVM that is complete prints.
      assertThat(jvm.getInputStream().read()).isEqualTo('w');
      File counters =
          new File(
              System.getProperty("java.io.tmpdir"),
              "hsperfdata_" + System.getProperty("user.name") + "/" + jvm.pid());
      assertThat(counters).canRead();
      Files.copy(counters.toPath(), of);
      real = Files.readAllBytes(of);
    } finally {
      jvm.getOutputStream().close();
      jvm.waitFor();
    }
  }

  /** Ends when its input does. */
  static final class Waiting {
    private Waiting() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println("waiting");
      while (System.in.read() >= 0) {
        Thread.onSpinWait();
      }
    }
  }

  private PerformanceCounters read(byte[] bytes) throws IOException {
    Path file = folder.resolve("read");
    Files.write(file, bytes);
    return PerformanceCounters.read(file.toFile());
  }

  @Test
  void tellWhatAJvmRuns() throws IOException {
    PerformanceCounters counters = read(real);

    assertThat(counters.text(COMMAND)).isEqualTo(Waiting.class.getName() + " one argument");
    assertThat(counters.text(VERSION))
        .isEqualTo(System.getProperty("java.vm.specification.version"));
    assertThat(counters.text("no.such.counter")).isNull();
    assertThat(counters.text("sun.rt.safepoints")).as("a number").isNull();
  }

  @Test
  void aFileThatEndsAnywhereIsReadOrRefused() throws IOException {
    int refused = 0;
    for (int length = 0; length < real.length; length += 7) {
      try {
        read(Arrays.copyOf(real, length)).text(COMMAND);
      } catch (IOException expected) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void whateverAByteOfTheTableIsItIsReadOrRefused() throws IOException {
    for (int at = 0; at < 2_000; at += 3) {
      for (byte other : new byte[] {0, 1, 0x7f, -1}) {
        byte[] damaged = real.clone();
        damaged[at] = other;
        try {
          read(damaged).text(COMMAND);
        } catch (IOException expected) {
          assertThat(expected)
              .hasMessageMatching("(?s).*(performance counters|finished its start).*");
        }
      }
    }
  }

  @Test
  void whatIsSomethingElseIsRefused() {
    assertThatThrownBy(() -> read("not counters at all".getBytes()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a file of performance counters");
    assertThatThrownBy(() -> read(new byte[(1 << 20) + 1]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too large");
    assertThatThrownBy(() -> PerformanceCounters.read(folder.resolve("absent").toFile()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aJvmThatHasNotFinishedItsStartIsLeftAlone() {
    byte[] starting = real.clone();
    starting[7] = 0;
    assertThatThrownBy(() -> read(starting)).hasMessage("the JVM has not finished its start");
  }
}
