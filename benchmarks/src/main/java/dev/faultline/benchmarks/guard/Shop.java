package dev.faultline.benchmarks.guard;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.CompilerControl;

/** What is called: something that succeeds, or fails as often as it was told to. */
public final class Shop {
  private int failuresToCome;
  private boolean counting;
  private long calls;
  private Runnable within;
  private CompletionStage<?> gate;
  private final AtomicInteger held = new AtomicInteger();

  /** From now on so many calls fail, one after the other. */
  void failNext(int failures) {
    failuresToCome = failures;
  }

  /** How many of them have not come yet. */
  int failuresToCome() {
    return failuresToCome;
  }

  /** From now on calls are counted, by which threads that call at once would disturb each other. */
  void countCalls() {
    counting = true;
  }

  /** How often it was called since it counts. */
  long calls() {
    return calls;
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  long price(String isbn, int copies) {
    if (counting) {
      calls++;
    }
    if (within != null) {
      within.run();
    }
    if (failuresToCome > 0) {
      failuresToCome--;
      throw new SoldOut();
    }
    return isbn.length() * 100L * copies;
  }

  /** As {@link #price}, by a stage that is complete when it is given, unless it is held. */
  CompletionStage<Long> stage(String isbn, int copies) {
    if (gate != null) {
      held.incrementAndGet();
      return gate.thenApply(opened -> price(isbn, copies));
    }
    try {
      return CompletableFuture.completedFuture(price(isbn, copies));
    } catch (SoldOut e) {
      CompletableFuture<Long> failed = new CompletableFuture<>();
      failed.completeExceptionally(e);
      return failed;
    }
  }

  /** Called in each call from now on, null for nothing: so that calls can be in calls. */
  void within(Runnable work) {
    within = work;
  }

  /** Stages are held until this one is complete from now on; null for none. */
  void holdUntil(CompletionStage<?> opened) {
    gate = opened;
  }

  /** How many stages were held, ever. */
  int held() {
    return held.get();
  }

  /** Without a stack trace, which would be most of what is measured. */
  static final class SoldOut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SoldOut() {
      super(null, null, false, false);
    }
  }
}
