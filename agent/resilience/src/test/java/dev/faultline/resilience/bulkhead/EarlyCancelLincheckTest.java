package dev.faultline.resilience.bulkhead;

import dev.faultline.resilience.testing.UncheckedSteps;
import dev.faultline.resilience.time.FakeTicker;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Whoever is cancelled before it has asked, or while it does, takes no place and no turn from
 * others. Nothing is said of what each is answered: one that passes through may keep another from
 * the last turn.
 */
@Param(name = "waiter", gen = IntGen.class, conf = "0:3")
public class EarlyCancelLincheckTest {

  private static final int NOT_ASKED = 0;
  private static final int ASKED = 1;
  private static final int LEFT = 2;

  private final SemaphoreBulkhead bulkhead =
      new SemaphoreBulkhead(
          "checked",
          SemaphoreBulkheadConfiguration.builder().maxConcurrent(1).maxWaiting(2).build(),
          new FakeTicker());

  private final Waiter[] waiters = {new Waiter(), new Waiter(), new Waiter(), new Waiter()};
  private final AtomicIntegerArray stages = new AtomicIntegerArray(waiters.length);

  /** Asks, unless it has before. */
  @Operation
  public void enter(@Param(name = "waiter") int waiter) {
    if (stages.compareAndSet(waiter, NOT_ASKED, ASKED)) {
      bulkhead.enterLater(waiters[waiter]);
    }
  }

  /** At any time, by anybody. */
  @Operation
  public void cancel(@Param(name = "waiter") int waiter) {
    bulkhead.cancel(waiters[waiter]);
  }

  /** Leaves, when it is in. */
  @Operation
  public void leave(@Param(name = "waiter") int waiter) {
    if (waiters[waiter].hasEntered() && stages.compareAndSet(waiter, ASKED, LEFT)) {
      bulkhead.leave();
    }
  }

  /** When nothing goes on, exactly those are in that have entered and not left. */
  @Validate
  public void everyPlaceIsSomebodys() {
    int in = 0;
    for (int i = 0; i < waiters.length; i++) {
      in += waiters[i].hasEntered() && stages.get(i) == ASKED ? 1 : 0;
    }
    if (in != bulkhead.underWay()) {
      throw new IllegalStateException(bulkhead + " but " + in + " are in");
    }
    if (bulkhead.waiting() > 0 && in < bulkhead.limit()) {
      throw new IllegalStateException(bulkhead + " and " + bulkhead.waiting() + " waiting");
    }
  }

  private static final class Waiter extends BulkheadWaiter {
    @Override
    protected void entered() {
      // What counts is that it has.
    }
  }

  @Test
  void losesAndMakesNoPlace() {
    new ModelCheckingOptions()
        .addGuarantee(UncheckedSteps.stackRoom())
        .iterations(10)
        .invocationsPerIteration(500)
        .threads(2)
        .actorsPerThread(4)
        .actorsBefore(2)
        .actorsAfter(2)
        .check(EarlyCancelLincheckTest.class);
  }
}
