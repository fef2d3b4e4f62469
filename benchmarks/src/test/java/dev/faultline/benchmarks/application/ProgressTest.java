package dev.faultline.benchmarks.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void whatIsLeftIsToldFromTheSecondStepOn() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Progress progress =
        new Progress(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            List.of(Duration.ofDays(1000), Duration.ofSeconds(1)));

    progress.begin("a long one");
    progress.begin("a short one");

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("[1/2] a long one", "[2/2, 0:00 left] a short one");
  }
}
