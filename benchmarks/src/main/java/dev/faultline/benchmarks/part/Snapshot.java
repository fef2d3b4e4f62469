package dev.faultline.benchmarks.part;

import dev.faultline.capture.redaction.Redaction;
import dev.faultline.capture.snapshot.SnapshotLimits;
import dev.faultline.capture.snapshot.Snapshotter;
import dev.faultline.capture.snapshot.VariableNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the application's thread pays for the variables of one throw site. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Snapshot {

  record Order(String isbn, int copies, List<String> tags) {}

  private static final String SENTENCE =
      "The customer wants the order sent to another address, see the mail of 12 May, order 4711: ";

  private final Snapshotter snapshotter =
      new Snapshotter(SnapshotLimits.builder().build(), Redaction.usual());

  private final VariableNames locals = VariableNames.of("order", "available", "isbn");
  private final Object[] objects = {
    new Order("9781903000182", 3, List.of("gift", "express")), 0, "9781903000182"
  };

  private final VariableNames texts = VariableNames.of("comment", "remark", "path");
  private final Object[] sentences = {SENTENCE.repeat(2), SENTENCE.repeat(4), "/srv/shop/orders"};

  private final VariableNames one = VariableNames.of("headers");
  private final Object[] headers = {headers()};

  private static Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Host", "shop.example.org");
    headers.put("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0");
    headers.put("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9");
    headers.put("Accept-Language", "en-GB,en;q=0.7,de;q=0.3");
    headers.put("Accept-Encoding", "gzip, deflate");
    headers.put("Authorization", "Bearer mF_9.B5f-4.1JqM");
    headers.put("X-Request-Id", "7b0f6c1e-7d4f-4b0e-9a55-0c5a1a6b2c3d");
    headers.put("Content-Length", "312");
    return headers;
  }

  /** The variables that {@link dev.faultline.benchmarks.exception.ThrowAndCatch} has in scope. */
  @Benchmark
  public Object objects() {
    return snapshotter.variables(locals, objects);
  }

  /** Texts of some hundred characters with nothing to hide. */
  @Benchmark
  public Object texts() {
    return snapshotter.variables(texts, sentences);
  }

  /** A map whose keys say what is to be hidden. */
  @Benchmark
  public Object map() {
    return snapshotter.variables(one, headers);
  }
}
