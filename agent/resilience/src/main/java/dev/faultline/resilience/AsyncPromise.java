package dev.faultline.resilience;

import dev.faultline.resilience.call.StackRoom;
import dev.faultline.resilience.compensate.CompensationScope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Supplier;

/**
 * What the caller of an asynchronous call holds. To cancel it is to cancel the call, and so it is
 * to complete it, which the caller may do too: nobody waits for the call then. Keeps nothing of the
 * call once it is complete: callers may keep results for long.
 *
 * <p>Who may complete it is decided before it is: the call does what it has to do at its end first,
 * keep or undo its steps and count itself, and whoever waits for it finds that done. A caller that
 * comes meanwhile is too late, though the result is there only a moment later.
 */
final class AsyncPromise extends CompletableFuture<Object> {

  /** How far the call has come. */
  private enum Phase {
    /** Attempts are made. */
    UNDER_WAY,
    /** They have failed for good, and fallbacks are asked. */
    FAILED,
    /** The call has come to its end, which the caller gets. */
    ENDED,
    /** The caller has completed it. */
    ABANDONED
  }

  private static final AtomicReferenceFieldUpdater<AsyncPromise, Phase> PHASE =
      AtomicReferenceFieldUpdater.newUpdater(AsyncPromise.class, Phase.class, "phase");

  private volatile Phase phase = Phase.UNDER_WAY;

  /** Null when it is complete. */
  private volatile AsyncCall call;

  private volatile boolean interrupts;

  AsyncPromise(AsyncCall call) {
    this.call = call;
  }

  /** Whether who has cancelled it wants threads to be told. */
  boolean interrupts() {
    return interrupts;
  }

  /** Whether attempts are made: they have not come to an end, and the caller waits for it. */
  boolean isUnderWay() {
    return phase == Phase.UNDER_WAY;
  }

  /** Whether the caller does not wait any more. */
  boolean isAbandoned() {
    return phase == Phase.ABANDONED;
  }

  /** The last attempt has succeeded: whether {@link #succeed} is to be called. */
  boolean claimSuccess() {
    return PHASE.compareAndSet(this, Phase.UNDER_WAY, Phase.ENDED);
  }

  /** The last attempt has failed: whether fallbacks are to be asked. */
  boolean claimFailure() {
    return PHASE.compareAndSet(this, Phase.UNDER_WAY, Phase.FAILED);
  }

  /** Fallbacks have been asked: whether the promise is to be completed by what came of it. */
  boolean claimRecovery() {
    return PHASE.compareAndSet(this, Phase.FAILED, Phase.ENDED);
  }

  /** However far the call has come: whether the promise is to be completed. */
  boolean claimAnyhow() {
    return !isAbandoned() && (claimSuccess() || claimRecovery() || phase == Phase.ENDED);
  }

  /** The call has come to this, after one of the claims. */
  void succeed(Object result) {
    end(result, null);
  }

  /** As above. */
  void fail(Throwable failure) {
    end(null, failure);
  }

  /** Whoever waits for it may go on here, and be in the middle of an operation then. */
  private void end(Object result, Throwable failure) {
    AsyncCall ended = call;
    if (ended == null) {
      return;
    }
    CompensationScope outer = ended.enterCallers();
    try {
      if (failure == null) {
        super.complete(result);
      } else {
        super.completeExceptionally(failure);
      }
    } finally {
      ended.leaveTo(outer);
    }
    call = null;
  }

  @Override
  public boolean complete(Object value) {
    Phase before = abandon();
    try {
      return before != Phase.ENDED && super.complete(value);
    } finally {
      tell(before, false);
    }
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    requireThere(failure);
    Phase before = abandon();
    try {
      return before != Phase.ENDED && super.completeExceptionally(failure);
    } finally {
      tell(before, false);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    interrupts = mayInterruptIfRunning;
    Phase before = abandon();
    try {
      return before == Phase.ENDED ? isCancelled() : super.cancel(mayInterruptIfRunning);
    } finally {
      tell(before, mayInterruptIfRunning);
    }
  }

  @Override
  public void obtrudeValue(Object value) {
    Phase before = abandon();
    try {
      super.obtrudeValue(value);
    } finally {
      tell(before, false);
    }
  }

  @Override
  public void obtrudeException(Throwable failure) {
    requireThere(failure);
    Phase before = abandon();
    try {
      super.obtrudeException(failure);
    } finally {
      tell(before, false);
    }
  }

  /** That of the JDK, from Java 9 on, completes it by none of these methods. */
  public CompletableFuture<Object> completeAsync(
      final Supplier<? extends Object> supplier, Executor executor) {
    requireThere(supplier);
    executor.execute(
        new Runnable() {
          @Override
          public void run() {
            completeBy(supplier);
          }
        });
    return this;
  }

  private void completeBy(Supplier<?> supplier) {
    if (isDone()) {
      return;
    }
    try {
      complete(supplier.get());
    } catch (Throwable failure) {
      completeExceptionally(
          failure instanceof CompletionException ? failure : new CompletionException(failure));
    }
  }

  private static void requireThere(Object given) {
    if (given == null) {
      throw new NullPointerException();
    }
  }

  /**
   * The caller is about to complete it, and may unless the call has ended.
   *
   * @return how far the call had come
   */
  private Phase abandon() {
    // What follows has many steps, and nobody else would complete it.
    StackRoom.ensureForSteps();
    for (; ; ) {
      Phase before = phase;
      if (before == Phase.ENDED
          || before == Phase.ABANDONED
          || PHASE.compareAndSet(this, before, Phase.ABANDONED)) {
        return before;
      }
    }
  }

  /** Tells the call, which the first to abandon it does. */
  private void tell(Phase before, boolean interrupt) {
    if (before == Phase.UNDER_WAY || before == Phase.FAILED) {
      AsyncCall underWay = call;
      call = null;
      underWay.abandoned(before == Phase.FAILED, interrupt);
    }
  }
}
