package dev.faultline.resilience.bulkhead;

import dev.faultline.resilience.testing.UncheckedSteps;
import dev.faultline.resilience.time.FakeTicker;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Whatever the interleaving, as many are in as would be had they come one after the other. */
@Param(name = "thread", gen = ThreadIdGen.class)
public class SemaphoreBulkheadLincheckTest {

  private static final int MOST_THREADS = 8;

  private final SemaphoreBulkhead bulkhead =
      new SemaphoreBulkhead(
          "checked",
          SemaphoreBulkheadConfiguration.builder().maxConcurrent(1).maxWaiting(1).build(),
          new FakeTicker());

  private final Waiter[] waiters = new Waiter[MOST_THREADS];

  /** Comes, when it is neither in nor waiting. */
  @Operation
  public boolean enter(@Param(name = "thread") int thread) {
    if (waiters[thread] != null) {
      return false;
    }
    Waiter waiter = new Waiter();
    if (!bulkhead.enterLater(waiter)) {
      return false;
    }
    waiters[thread] = waiter;
    return true;
  }

  /** Goes, from inside or out of the queue. */
  @Operation
  public boolean leave(@Param(name = "thread") int thread) {
    Waiter waiter = waiters[thread];
    waiters[thread] = null;
    if (waiter == null) {
      return false;
    }
    if (!bulkhead.cancel(waiter)) {
      bulkhead.leave();
    }
    return true;
  }

  /** When nothing goes on, nobody waits while there is a place. */
  @Validate
  public void nobodyIsForgotten() {
    if (bulkhead.waiting() > 0 && bulkhead.underWay() != bulkhead.limit()) {
      throw new IllegalStateException(bulkhead + " and " + bulkhead.waiting() + " waiting");
    }
    int in = 0;
    for (Waiter waiter : waiters) {
      in += waiter != null && waiter.hasEntered() ? 1 : 0;
    }
    if (in != bulkhead.underWay()) {
      throw new IllegalStateException(bulkhead + " but " + in + " are in");
    }
  }

  private static final class Waiter extends BulkheadWaiter {
    @Override
    protected void entered() {
      // What counts is that it has.
    }
  }

  @Test
  void isLinearizable() {
    new ModelCheckingOptions()
        .addGuarantee(UncheckedSteps.stackRoom())
        .iterations(8)
        .invocationsPerIteration(500)
        .threads(2)
        .actorsPerThread(4)
        .actorsBefore(1)
        .check(SemaphoreBulkheadLincheckTest.class);
  }
}
