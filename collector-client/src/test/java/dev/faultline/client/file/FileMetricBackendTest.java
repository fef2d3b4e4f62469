package dev.faultline.client.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Resource;
import dev.faultline.client.histogram.LatencyHistogram;
import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricBatch;
import dev.faultline.client.metric.MetricDeltas;
import dev.faultline.client.metric.MetricPoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link HistogramLogReader} makes of the files. */
class FileMetricBackendTest {
  private static final long START = 1_795_305_600_000L;
  private static final String ORDER =
      "faultline.method.duration;code.function.name=com.acme.Shop.order;faultline.outcome=threw";

  @TempDir private Path folder;

  private final RecordingLog log = new RecordingLog();
  private final SteppedClock clock = new SteppedClock(START);
  private final LatencyHistogram orders = new LatencyHistogram();
  private final LatencyHistogram payments = new LatencyHistogram();
  private final MetricDeltas deltas = new MetricDeltas();
  private FileMetricBackend backend;

  @AfterEach
  void close() {
    backend.close();
  }

  @Test
  void writesWhatIsNewOfEachHistogram() throws Exception {
    open("a-%p.hlog", 1 << 20, false);
    orders.record(1_000_000);
    orders.record(3_000_000);
    export();
    export();
    orders.record(0);
    payments.record(2_000_000_000);
    export();

    List<Histogram> read = read(folder.resolve("a-17.hlog"));
    assertThat(read)
        .extracting(Histogram::getTag)
        .containsExactly(ORDER, ORDER, "pay_ments;a=b_c_d");
    assertThat(read).extracting(Histogram::getTotalCount).containsExactly(2L, 1L, 1L);
    assertThat(read)
        .extracting(Histogram::getStartTimeStamp)
        .as("the second interval had nothing")
        .containsExactly(START, START + 20_000, START + 20_000);
    assertThat(read)
        .extracting(Histogram::getEndTimeStamp)
        .containsExactly(START + 10_000, START + 30_000, START + 30_000);
    assertThat(read.get(0).getMaxValue()).isBetween(2_960_000L, 3_040_000L);
    assertThat(read.get(0).getMinValue()).isBetween(985_000L, 1_015_000L);
    assertThat(read.get(1).getMaxValue()).isZero();
    assertThat(read.get(2).getMaxValue()).isBetween(1_968_000_000L, 2_032_000_000L);
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void beginsWithWhatReadersLookFor() throws Exception {
    open("a.hlog", 1 << 20, false);
    orders.record(5);
    export();

    assertThat(Files.readAllLines(folder.resolve("a.hlog")))
        .startsWith(
            "#[StartTime: 1795305610.000 (seconds since epoch), 2026-11-22T00:00:10Z]",
            "#[Histogram log format version 1.3]",
            "#[Values are nanoseconds; Interval_Max is in milliseconds]",
            "\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\","
                + "\"Interval_Compressed_Histogram\"")
        .hasSize(5);
    try (HistogramLogReader reader = new HistogramLogReader(folder.resolve("a.hlog").toFile())) {
      reader.nextIntervalHistogram();
      assertThat(reader.getStartTimeSec()).isEqualTo(1_795_305_610.0);
    }
  }

  /** Of random durations in intervals: all of them, with their percentiles. */
  @Test
  void keepsCountsExactlyAndPercentilesWithinTheStatedError() throws Exception {
    open("a.hlog", 1 << 20, false);
    Random random = new Random(11);
    long[] values = new long[60_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (long) (200_000 * Math.exp(2 * random.nextGaussian()));
      orders.record(values[i]);
      if (i % 7_000 == 0) {
        export();
      }
    }
    export();
    Arrays.sort(values);

    Histogram all = new Histogram(2);
    all.setAutoResize(true);
    for (Histogram interval : read(folder.resolve("a.hlog"))) {
      all.add(interval);
    }
    assertThat(all.getTotalCount()).isEqualTo(values.length);
    for (double percentile : new double[] {1, 25, 50, 75, 90, 99, 99.9}) {
      double exact = values[(int) Math.ceil(percentile / 100 * values.length) - 1];
      assertThat((double) all.getValueAtPercentile(percentile))
          .as("%s", percentile)
          .isCloseTo(exact, within(exact * 0.02));
    }
  }

  @Test
  void writesLaterWhatCouldNotBeWritten() throws Exception {
    open("a/b.hlog", 1 << 20, false);
    orders.record(1_000);
    Files.writeString(folder.resolve("a"), "in the way");
    assertThat(trySend().kind()).isEqualTo(SendOutcome.Kind.RETRYABLE);
    orders.record(2_000);
    assertThat(trySend().kind()).isEqualTo(SendOutcome.Kind.RETRYABLE);

    Files.delete(folder.resolve("a"));
    orders.record(3_000);
    export();

    List<Histogram> read = read(folder.resolve("a/b.hlog"));
    assertThat(read).hasSize(1);
    assertThat(read.get(0).getTotalCount()).isEqualTo(3);
    assertThat(read.get(0).getStartTimeStamp()).isEqualTo(START);
    assertThat(read.get(0).getEndTimeStamp()).isEqualTo(START + 30_000);
  }

  @Test
  void eachFileCanBeReadByItself() throws Exception {
    open("a.hlog", 700, true);
    for (int i = 0; i < 10; i++) {
      orders.record(1_000 * i + 1);
      payments.record(1_000_000);
      export();
    }

    List<Histogram> read = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.sorted().toList();
      assertThat(all).hasSizeGreaterThan(3);
      for (Path file : all) {
        List<Histogram> one = read(file);
        assertThat(one).isNotEmpty();
        read.addAll(one);
      }
    }
    assertThat(read).hasSize(20);
    assertThat(read.stream().mapToLong(Histogram::getTotalCount).sum()).isEqualTo(20);
  }

  @Test
  void beginsAnewWhenTheFileIsTooOldByItsHeader() throws Exception {
    open("a.hlog", 1 << 20, false);
    orders.record(1);
    export();
    backend.close();
    open("a.hlog", 1 << 20, false);
    clock.advance(Duration.ofHours(2));
    orders.record(1);
    export();

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
    assertThat(read(folder.resolve("a.hlog"))).hasSize(1);
  }

  @Test
  void touchesNoFileWhenThereIsNothingNew() throws Exception {
    open("a.hlog", 1 << 20, false);

    export();

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  private void open(String path, int maxBytes, boolean compress) {
    FileSettings settings =
        FileSettings.in(folder.resolve(path).toString())
            .maxBytes(maxBytes)
            .maxAge(Duration.ofHours(1))
            .compress(compress)
            .build();
    Resource resource = Resource.builder().put("process.pid", 17).build();
    backend = new FileMetricBackend(settings, resource, clock, log);
  }

  private void export() throws IOException {
    SendOutcome outcome = trySend();
    assertThat(outcome.kind()).as(outcome.detail()).isEqualTo(SendOutcome.Kind.ACCEPTED);
  }

  private SendOutcome trySend() throws IOException {
    clock.advance(Duration.ofSeconds(10));
    Attributes order =
        Attributes.builder()
            .put("code.function.name", "com.acme.Shop.order")
            .put("faultline.outcome", "threw")
            .build();
    List<Metric<?>> metrics =
        List.of(
            Metric.sum("s", "1", "S.", List.of(new MetricPoint<>(Attributes.empty(), 7L))),
            Metric.histogram(
                "faultline.method.duration",
                "s",
                "D.",
                List.of(new MetricPoint<>(order, orders.toExponential()))),
            Metric.histogram(
                "pay ments",
                "s",
                "P.",
                List.of(
                    new MetricPoint<>(Attributes.of("a", "b,c\nd"), payments.toExponential()))));
    MetricBatch batch = new MetricBatch(START * 1_000_000, clock.millis() * 1_000_000, metrics);
    MetricBatch added = deltas.since(batch);
    SendOutcome outcome = backend.send(backend.encode(added));
    if (outcome.kind() == SendOutcome.Kind.ACCEPTED) {
      deltas.acknowledge(added);
    }
    return outcome;
  }

  private static List<Histogram> read(Path file) throws IOException {
    List<Histogram> all = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        HistogramLogReader reader = new HistogramLogReader(in)) {
      for (EncodableHistogram one = reader.nextIntervalHistogram();
          one != null;
          one = reader.nextIntervalHistogram()) {
        all.add((Histogram) one);
      }
    }
    return all;
  }
}
