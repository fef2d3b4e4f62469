package dev.faultline.capture.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.client.metric.ExponentialHistogram;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredMethodsTest {

  @TempDir private Path folder;
  private File logFile;
  private MeasuredMethods methods;

  @BeforeEach
  void make() throws IOException {
    logFile = folder.resolve("log").toFile();
    methods = new MeasuredMethods(3, AgentLog.file(AgentLog.Level.DEBUG, logFile));
  }

  @Test
  void splitsDurationsByMethodAndOutcome() {
    int send = methods.add("com.acme.Client", "send");
    int open = methods.add("com.acme.Client", "open");

    methods.called(send, 1_000_000, false);
    methods.called(send, 3_000_000, false);
    methods.called(send, 9_000_000, true);

    assertThat(open).isNotEqualTo(send);
    Map<String, ExponentialHistogram> points = points();
    assertThat(points)
        .containsOnlyKeys("com.acme.Client.send returned", "com.acme.Client.send threw");
    ExponentialHistogram returned = points.get("com.acme.Client.send returned");
    assertThat(returned.count()).isEqualTo(2);
    assertThat(returned.sum()).isCloseTo(0.004, within(0.00004));
    assertThat(points.get("com.acme.Client.send threw").count()).isOne();
  }

  @Test
  void measuresMethodsOfOneNameTogether() {
    assertThat(methods.add("com.acme.Client", "send"))
        .isEqualTo(methods.add("com.acme.Client", "send"));
  }

  @Test
  void hasNothingToSendBeforeAMethodWasCalled() {
    assertThat(methods.hasCounts()).isFalse();
    int send = methods.add("com.acme.Client", "send");
    assertThat(methods.hasCounts()).isFalse();
    assertThat(points()).isEmpty();

    methods.called(send, 1, true);

    assertThat(methods.hasCounts()).isTrue();
  }

  @Test
  void keepsWithinItsMemoryAndSaysSoOnce() throws IOException {
    for (int i = 0; i < 3; i++) {
      methods.called(methods.add("com.acme.Client", "send" + i), 10, false);
    }
    int more = methods.add("com.acme.Client", "more");
    methods.called(more, 10, false);
    methods.called(more, 10, false);
    methods.called(methods.add("com.acme.Client", "send1"), 10, false);

    assertThat(points()).hasSize(3).doesNotContainKey("com.acme.Client.more returned");
    assertThat(points().get("com.acme.Client.send1 returned").count()).isEqualTo(2);
    assertThat(Files.readAllLines(logFile.toPath()))
        .singleElement()
        .asString()
        .contains("WARN: more methods are measured than there is memory for")
        .contains("com.acme.Client.more");
  }

  @Test
  void ignoresNumbersThatItHasNotGiven() {
    methods.called(5, 1, false);
    methods.called(-1, 1, false);
    methods.failed(-1, new IllegalStateException());

    assertThat(points()).isEmpty();
  }

  @Test
  void tellsOfItsFirstFailureAtAMethod() throws IOException {
    int send = methods.add("com.acme.Client", "send");

    methods.failed(send, new StackOverflowError());
    methods.failed(send, new IllegalStateException("a bug"));
    methods.failed(send, new IllegalStateException("a bug"));

    assertThat(Files.readAllLines(logFile.toPath()))
        .singleElement()
        .asString()
        .contains("the agent failed at measuring com.acme.Client.send")
        .contains("a bug");
  }

  private Map<String, ExponentialHistogram> points() {
    Map<String, ExponentialHistogram> points = new LinkedHashMap<>();
    for (Metric<?> metric : methods.metrics()) {
      assertThat(metric.name()).isEqualTo("faultline.method.duration");
      assertThat(metric.unit()).isEqualTo("s");
      for (MetricPoint<?> point : metric.points()) {
        Map<String, Object> attributes = point.attributes().asMap();
        points.put(
            attributes.get("code.function.name") + " " + attributes.get("faultline.outcome"),
            (ExponentialHistogram) point.value());
      }
    }
    return points;
  }

  @Test
  void measuresSoManyMethodsAndNoMore() {
    for (int i = 0; i < MeasuredMethods.MAX_METHODS; i++) {
      assertThat(methods.add("Script" + i, "run")).isEqualTo(i);
    }

    assertThat(methods.add("Another", "run")).isEqualTo(-1);
    assertThat(methods.add("Script7", "run")).isEqualTo(7);
  }
}
