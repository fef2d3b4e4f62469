package dev.faultline.benchmarks.guard;

import dev.faultline.benchmarks.agent.AgentBeans;
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
 * A guarded call that succeeds, one that fails and succeeds when it is retried, and one that an
 * open circuit breaker refuses.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GuardedCall {
  @Param({"NONE"})
  Library library;

  @Param({"RETRY"})
  Policies policies;

  private final String isbn = "9781903000182";
  private int copies = 3;
  private final Shop shop = new Shop();
  private Call call;

  @Setup
  public void guard() {
    AgentBeans.prepare();
    GuardProof.require(library, policies);
    call = library.guard(shop, policies);
  }

  @Benchmark
  public long succeeds(Succeeding succeeding) throws Exception {
    return call.price(isbn, copies);
  }

  /** With {@link Policies#RETRY}: a breaker would open. */
  @Benchmark
  public long isRetried() throws Exception {
    shop.failNext(1);
    return call.price(isbn, copies);
  }

  /** With {@link Policies#BREAKER}. */
  @Benchmark
  public Object isRefused(Opened opened) {
    try {
      return opened.call.price(isbn, copies);
    } catch (Exception refused) {
      return refused;
    }
  }

  /** Looks at what is left of calls that succeeded. */
  @State(Scope.Benchmark)
  public static class Succeeding {
    @TearDown
    public void requireDurations(GuardedCall guarded) throws Exception {
      KeptDurations.require(
          guarded.library, () -> guarded.call.price(guarded.isbn, guarded.copies));
    }
  }

  /** A circuit breaker that stays open while it is measured. */
  @State(Scope.Benchmark)
  public static class Opened {
    private final Shop shop = new Shop();
    private Call call;
    private long callsUntilOpen;

    @Setup
    public void open(GuardedCall guarded) {
      shop.countCalls();
      call = guarded.library.guard(shop, guarded.policies);
      shop.failNext(Policies.WINDOW);
      for (int i = 0; i < Policies.WINDOW; i++) {
        try {
          call.price(guarded.isbn, guarded.copies);
        } catch (Exception expected) {
          // It opens by that.
        }
      }
      shop.failNext(0);
      callsUntilOpen = shop.calls();
      requireRefusal(guarded);
    }

    @TearDown
    public void requireRefusal(GuardedCall guarded) {
      try {
        call.price(guarded.isbn, guarded.copies);
      } catch (Exception refused) {
        // As it should be.
      }
      if (shop.calls() != callsUntilOpen) {
        throw new IllegalStateException("an open breaker of " + guarded.library + " let calls in");
      }
    }
  }
}
