package dev.faultline.benchmarks.part;

import dev.faultline.capture.redaction.Redaction;
import dev.faultline.capture.redaction.ValueRedaction;
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
import org.openjdk.jmh.annotations.Warmup;

/** Looking through a text of 512 characters, with nothing in it to hide, for secrets. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RedactedTexts {

  /** Each repeated until it is long enough. */
  public enum Kind {
    PROSE("The customer wants the order sent to another address, see the mail of 12 May. "),
    JSON("{\"id\":4711,\"name\":\"Ann Smith\",\"tags\":[\"gift\",\"express\"],\"total\":19.90},"),
    SQL("SELECT o.id, o.total FROM orders o WHERE o.customer_id = 4711 AND o.state <> 'paid' "),
    URLS("https://shop.example.org/orders/4711?page=2&sort=total GET /health-check HTTP/1.1 "),
    LOG("2026-05-12T10:15:30.123Z [http-nio-8080-exec-7] 7b0f6c1e-7d4f-4b0e-9a55-0c5a1a6b2c3d "),
    GREEK("Ο πελάτης θέλει η παραγγελία να σταλεί σε άλλη διεύθυνση. ");

    private final String part;

    Kind(String part) {
      this.part = part;
    }

    String text() {
      return part.repeat(LENGTH / part.length() + 1).substring(0, LENGTH);
    }
  }

  private static final int LENGTH = 512;

  @Param Kind kind;

  private final ValueRedaction redaction = Redaction.usual().values();
  private String text;

  @Setup
  public void setUp() {
    text = kind.text();
  }

  @Benchmark
  public String redact() {
    return redaction.redact(text, LENGTH);
  }
}
