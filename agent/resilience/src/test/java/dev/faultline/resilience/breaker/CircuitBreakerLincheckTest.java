package dev.faultline.resilience.breaker;

import dev.faultline.resilience.testing.UncheckedSteps;
import dev.faultline.resilience.time.FakeTicker;
import java.time.Duration;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.Test;

/**
 * Whatever the interleaving, each step does what it would have done with the steps one after the
 * other. To ask and to tell are two steps: what lies between belongs to the caller.
 */
@Param(name = "thread", gen = ThreadIdGen.class)
public class CircuitBreakerLincheckTest {

  private static final int MOST_THREADS = 8;

  private final CircuitBreaker breaker =
      new CircuitBreaker(
          "checked",
          CircuitBreakerConfiguration.builder()
              .windowCalls(2)
              .failureRate(1)
              .probes(2)
              .delay(Duration.ZERO)
              .build(),
          new FakeTicker());

  /** What each thread was given last and has not handed back. */
  private final Admission[] admissions = new Admission[MOST_THREADS];

  @Operation
  public boolean acquire(@Param(name = "thread") int thread) {
    if (admissions[thread] != null) {
      breaker.release(admissions[thread]);
    }
    admissions[thread] = breaker.acquire();
    return admissions[thread] != null;
  }

  @Operation
  public boolean succeed(@Param(name = "thread") int thread) {
    return record(thread, false);
  }

  @Operation
  public boolean fail(@Param(name = "thread") int thread) {
    return record(thread, true);
  }

  private boolean record(int thread, boolean failed) {
    Admission admission = admissions[thread];
    admissions[thread] = null;
    if (admission != null) {
      breaker.record(admission, failed, 0);
    }
    return admission != null;
  }

  @Operation
  public long changes() {
    return breaker.changes();
  }

  @Test
  void isLinearizable() {
    new ModelCheckingOptions()
        .addGuarantee(UncheckedSteps.stackRoom())
        .iterations(8)
        .invocationsPerIteration(500)
        .threads(2)
        .actorsPerThread(4)
        .actorsBefore(4)
        .check(CircuitBreakerLincheckTest.class);
  }
}
