package dev.faultline.resilience;

import dev.faultline.resilience.breaker.Admission;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.UnleftPlaces;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.call.StackRoom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A call that returns a stage, as long as nothing is to be waited for: the first attempt runs on
 * the caller's thread, admitted at once. If the stage is complete when the code returns it, with a
 * result, that is the call, and nothing is made for it. Else an {@link AsyncCall} goes on from
 * there.
 *
 * <p>Of what an attempt holds, only a place in a bulkhead has to be given back. To make sure
 * beforehand that there is stack for that would cost more than all the rest.
 */
final class DirectCall {

  private DirectCall() {}

  /**
   * Makes the call.
   *
   * @return null when it cannot be made so, and nothing has been done
   * @throws Throwable what the code has thrown, where there is no stack or memory for more
   */
  static CompletableFuture<?> make(Policies policies, Callable<?> body, Invocation invocation) {
    Admission admission = null;
    if (policies.breaker != null) {
      admission = policies.breaker.acquireIfClosed();
      if (admission == null) {
        return null;
      }
    }
    long started = policies.clock();
    if (policies.limiter != null) {
      if (!policies.limiter.tryAcquire()) {
        return null;
      }
      if (policies.listener != null) {
        policies.listener.limiterPassed(0);
      }
    }
    SemaphoreBulkhead bulkhead = policies.bulkhead;
    UnleftPlaces unleft = null;
    if (bulkhead != null) {
      unleft = bulkhead.unleft();
      if (!bulkhead.tryEnter()) {
        // It waits for its place, or is refused.
        return takenOver(policies, body, invocation, started, admission, false).goOn();
      }
    }
    Object returned = null;
    Throwable thrown = null;
    try {
      if (bulkhead != null && policies.listener != null) {
        policies.listener.bulkheadEntered(0);
      }
      returned = body.call();
    } catch (Throwable failure) {
      thrown = failure;
    }
    AsyncCall call = null;
    Throwable noRoom = null;
    try {
      if (!hasResult(returned)) {
        call = takenOver(policies, body, invocation, started, admission, bulkhead != null);
      }
    } catch (Throwable outOfStackOrMemory) {
      noRoom = outOfStackOrMemory;
    }
    if (call != null) {
      return call.goOn(returned, thrown);
    }
    if (bulkhead != null) {
      try {
        bulkhead.leave();
      } catch (Throwable outOfStack) {
        // No call in here: there may be no room for one.
        unleft.ended[unleft.next++ & UnleftPlaces.LAST]++;
        unleft.any = true;
      }
    }
    if (noRoom == null) {
      tell(policies, admission, started);
      return (CompletableFuture<?>) returned;
    }
    // Nothing is held any more: the caller gets what there is.
    if (returned != null) {
      return ((CompletionStage<?>) returned).toCompletableFuture();
    }
    throw DirectCall.<RuntimeException>as(thrown == null ? noRoom : thrown);
  }

  /** A call that holds what this one does, from which on it holds nothing. */
  private static AsyncCall takenOver(
      Policies policies,
      Callable<?> body,
      Invocation invocation,
      long started,
      Admission admission,
      boolean inBulkhead) {
    StackRoom.ensureForCall();
    AsyncCall call = new AsyncCall(policies, AsyncKind.STAGE, body, invocation, started);
    call.takeOver(started, admission, inBulkhead);
    return call;
  }

  /** A subclass may be the application's, and answer what it likes. */
  private static boolean hasResult(Object returned) {
    if (returned == null || returned.getClass() != CompletableFuture.class) {
      return false;
    }
    CompletableFuture<?> stage = (CompletableFuture<?>) returned;
    return stage.isDone() && !stage.isCompletedExceptionally();
  }

  private static void tell(Policies policies, Admission admission, long started) {
    try {
      policies.called();
      long took = policies.since(started);
      if (policies.bulkhead != null && policies.listener != null) {
        policies.listener.bulkheadLeft(took);
      }
      policies.succeeded(admission, took);
    } catch (Throwable outOfStackOrMemory) {
      // The caller gets the result all the same.
    }
  }

  /** Throws what it is given, whatever the compiler takes it for. */
  @SuppressWarnings("unchecked") // the type is for the compiler alone
  private static <E extends Throwable> E as(Throwable failure) throws E {
    throw (E) failure;
  }
}
