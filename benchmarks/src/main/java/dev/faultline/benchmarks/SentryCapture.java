package dev.faultline.benchmarks;

import io.sentry.Hint;
import io.sentry.ITransportFactory;
import io.sentry.Sentry;
import io.sentry.transport.NoOpTransport;
import java.util.List;
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

/** The same exception, caught and given to Sentry's SDK, whose transport does nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SentryCapture {

  @Param({"10", "60", "200"})
  int depth;

  private final ThrowAndCatch.Order order =
      new ThrowAndCatch.Order("9781903000182", 3, List.of("gift", "express"));

  @Setup
  public void start() {
    // Not NoOpTransportFactory, which the SDK takes for "not set".
    ITransportFactory nowhere = (options, request) -> NoOpTransport.getInstance();
    Sentry.init(
        options -> {
          options.setDsn("http://key@localhost/1");
          options.setTransportFactory(nowhere);
          options.setEnableDeduplication(false);
          options.setEnableUncaughtExceptionHandler(false);
        });
  }

  @TearDown
  public void stop() {
    Sentry.close();
  }

  @Benchmark
  public Object captured() {
    try {
      return ThrowAndCatch.call(depth, order);
    } catch (ThrowAndCatch.OutOfStock e) {
      return Sentry.captureException(e, new Hint());
    }
  }
}
