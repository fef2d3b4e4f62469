package dev.faultline.benchmarks.part;

import dev.faultline.benchmarks.comparison.Cell;
import dev.faultline.benchmarks.comparison.Comparison;
import dev.faultline.benchmarks.comparison.Findings;
import dev.faultline.benchmarks.comparison.Unit;
import dev.faultline.benchmarks.comparison.Variant;
import dev.faultline.benchmarks.delivery.SilentClientLog;
import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.EventIds;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.Resource;
import dev.faultline.client.http.Gzip;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An exception with a cause, twenty frames each and three variables, made into what a backend sends
 * of it, compressed where it is sent so.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EncodedEvent {
  /** A backend with its encoding. */
  public enum Format {
    OTLP_JSON(
        "OTLP, JSON", "otlp", Map.of("encoding", "json", "endpoint", "http://localhost:4318")),
    OTLP_PROTOBUF(
        "OTLP, protobuf",
        "otlp",
        Map.of("encoding", "protobuf", "endpoint", "http://localhost:4318")),
    SENTRY("Sentry", "sentry", Map.of("dsn", "http://key@localhost/1")),
    FILE("a file, JSON lines", "file", Map.of("path", "events.ndjson"));

    private final String title;
    private final String type;
    private final Map<String, String> settings;

    Format(String title, String type, Map<String, String> settings) {
      this.title = title;
      this.type = type;
      this.settings = settings;
    }

    Backend backend() {
      for (BackendProvider provider : ServiceLoader.load(BackendProvider.class)) {
        if (provider.type().equals(type)) {
          return provider.create(
              BackendContext.of(type, BackendSettings.of("faultline.backend." + type, settings))
                  .resource(Resource.builder().put("service.name", "shop").build())
                  .version("1")
                  .threads(Thread::new)
                  .log(new SilentClientLog())
                  .build());
        }
      }
      throw new IllegalStateException("no backend of type " + type);
    }
  }

  @Param Format format;

  private final List<? extends Event> events = List.of(event());
  private Backend backend;

  @Setup
  public void open() throws IOException {
    backend = format.backend();
    if (!plain(backend.encode(events)).contains("9781903000182")) {
      throw new IllegalStateException(format + " does not hold the variables");
    }
  }

  @TearDown
  public void close() {
    backend.close();
  }

  @Benchmark
  public byte[] encode() throws IOException {
    return backend.encode(events);
  }

  /** A variant that tells its formats as people know them. */
  static Variant.Builder titled(Variant.Builder builder) {
    for (Format format : Format.values()) {
      builder.title(format.name(), format.title);
    }
    return builder;
  }

  /** How large the event is in each format. */
  public static Findings sizes() throws IOException {
    Findings sizes =
        new Findings(Comparison.named("parts-size", "such an exception", Unit.BYTES).build());
    for (Format format : Format.values()) {
      Backend backend = format.backend();
      byte[] encoded = backend.encode(List.of(event()));
      byte[] plain = isGzip(encoded) ? Gzip.decompress(encoded) : encoded;
      add(sizes, format, "plain", plain);
      add(sizes, format, "gzip", Gzip.compress(plain));
      backend.close();
    }
    return sizes;
  }

  private static void add(Findings sizes, Format format, String column, byte[] bytes) {
    sizes.addExact(new Cell(format.title, column), bytes.length);
  }

  private static String plain(byte[] encoded) throws IOException {
    return new String(isGzip(encoded) ? Gzip.decompress(encoded) : encoded, "ISO-8859-1");
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
  }

  private static Event event() {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("isbn", "9781903000182");
    variables.put("available", 0L);
    variables.put("order", Map.of("isbn", "9781903000182", "tags", List.of("gift", "express")));
    return ExceptionEvent.builder()
        .id(new EventIds().next())
        .threadName("http-nio-8080-exec-7")
        .exceptions(
            List.of(
                link(
                    "com.acme.shop.order.OrderFailed",
                    "order 4711 failed",
                    WebTrace.outer(),
                    Map.of("order", 4711L)),
                link(
                    "com.acme.shop.stock.OutOfStock",
                    "9781903000182 is out of stock",
                    WebTrace.cause(),
                    variables)))
        .build();
  }

  private static ExceptionLink link(
      String type, String message, List<Frame> frames, Map<String, Object> variables) {
    frames.set(0, frames.get(0).withVariables(variables));
    return ExceptionLink.builder().type(type).message(message).frames(frames).build();
  }
}
