package dev.faultline.benchmarks.guard;

import dev.faultline.resilience.Guard;
import dev.faultline.resilience.GuardConfiguration;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.listener.GuardListener;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.time.Ticker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A call that succeeds, behind a retry of three attempts and a circuit breaker over the last
 * hundred calls, by our guard as a library: as a method looks that has the guard in its own body.
 * To be run with {@code -prof gc}, and with {@code -t 2} too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LibraryCall {

  private static final int WINDOW = 100;
  private static final int ATTEMPTS = 3;

  private final String isbn = "9781903000182";
  private int copies = 3;

  private final GuardEnvironment environment = GuardEnvironment.create();
  private final Guard guard = new Guard(configuration(), environment, null);
  private final Guard listened = new Guard(configuration(), environment, new Durations());
  private final Guard inTime =
      new Guard(
          GuardConfiguration.named("shop")
              .retry(
                  RetryPolicy.builder()
                      .maxAttempts(ATTEMPTS)
                      .maxDuration(java.time.Duration.ofMinutes(3))
                      .build())
              .circuitBreaker(breaker())
              .build(),
          environment,
          null);

  private static GuardConfiguration configuration() {
    return GuardConfiguration.named("shop")
        .retry(RetryPolicy.builder().maxAttempts(ATTEMPTS).build())
        .circuitBreaker(breaker())
        .build();
  }

  private static dev.faultline.resilience.breaker.CircuitBreaker breaker() {
    return new dev.faultline.resilience.breaker.CircuitBreaker(
        "shop", CircuitBreakerConfiguration.builder().windowCalls(WINDOW).build(), Ticker.SYSTEM);
  }

  @Benchmark
  public long unguarded() {
    return price(isbn, copies);
  }

  @Benchmark
  public long guarded() throws Throwable {
    return guarded(guard);
  }

  /** With its duration, which is handed to who listens. */
  @Benchmark
  public long guardedAndMeasured() throws Throwable {
    return guarded(listened);
  }

  /** With a limit to the time of all attempts, for which the clock is read. */
  @Benchmark
  public long guardedInTime() throws Throwable {
    return guarded(inTime);
  }

  private long guarded(Guard guard) throws Throwable {
    Object admission = guard.enter(null);
    for (; ; ) {
      if (Guard.isPending(admission)) {
        admission = guard.resume(admission, Invocation.of(this, isbn, copies));
        if (Guard.isDone(admission)) {
          return (Long) Guard.result(admission);
        }
      }
      long started = guard.clock();
      long result;
      try {
        result = price(isbn, copies);
      } catch (Throwable thrown) {
        admission = guard.threw(admission, started, thrown);
        continue;
      }
      if (guard.returned(admission, started)) {
        return result;
      }
      admission = guard.inspect(admission, started, result, Invocation.of(this, isbn, copies));
      if (admission == null) {
        return result;
      }
    }
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private static long price(String isbn, int copies) {
    return isbn.length() * 100L * copies;
  }

  /** What a histogram does at the least. */
  private static final class Durations extends GuardListener {

    private final LongAdder nanos = new LongAdder();

    @Override
    public void ended(End end, int attempts, Throwable failure, long took) {
      nanos.add(took);
    }
  }
}
