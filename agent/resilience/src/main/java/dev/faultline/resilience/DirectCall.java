package dev.faultline.resilience;

import dev.faultline.resilience.breaker.Admission;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.call.StackRoom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A call that returns a stage, as long as nothing is to be waited for: the first attempt runs on
 * the caller's thread and holds nothing that would have to be given back. If the stage is complete
 * when the code returns it, with a result, that is the call, and nothing is made for it. Else an
 * {@link AsyncCall} goes on from there.
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
    Object returned = null;
    Throwable thrown = null;
    try {
      returned = body.call();
    } catch (Throwable failure) {
      thrown = failure;
    }
    if (hasResult(returned)) {
      tell(policies, admission, started);
      return (CompletableFuture<?>) returned;
    }
    AsyncCall call;
    try {
      StackRoom.ensureForCall();
      call = new AsyncCall(policies, AsyncKind.STAGE, body, invocation, started);
    } catch (Error noRoom) {
      // Nothing is held that would have to be given back: the caller gets what there is.
      if (returned != null) {
        return ((CompletionStage<?>) returned).toCompletableFuture();
      }
      throw DirectCall.<RuntimeException>as(thrown == null ? noRoom : thrown);
    }
    return call.goOn(started, admission, returned, thrown);
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
      policies.succeededAtOnce(admission, started);
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
