package dev.faultline.resilience;

import java.util.concurrent.CompletableFuture;

/**
 * What the caller of an asynchronous call holds. To cancel it is to cancel the call, and so it is
 * to complete it, which the caller may do too: nobody waits for the call then. Keeps nothing of the
 * call once it is complete: callers may keep results for long.
 */
final class AsyncPromise extends CompletableFuture<Object> {

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

  /** The call has come to this, if its caller still waits for it. */
  void succeed(Object result) {
    super.complete(result);
    call = null;
  }

  /** As above. */
  void fail(Throwable failure) {
    super.completeExceptionally(failure);
    call = null;
  }

  @Override
  public boolean complete(Object value) {
    AsyncCall underWay = call;
    return abandonedIf(super.complete(value), underWay, false);
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    AsyncCall underWay = call;
    return abandonedIf(super.completeExceptionally(failure), underWay, false);
  }

  @Override
  public void obtrudeValue(Object value) {
    AsyncCall underWay = call;
    super.obtrudeValue(value);
    abandonedIf(true, underWay, false);
  }

  @Override
  public void obtrudeException(Throwable failure) {
    AsyncCall underWay = call;
    super.obtrudeException(failure);
    abandonedIf(true, underWay, false);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    AsyncCall underWay = call;
    interrupts = mayInterruptIfRunning;
    return abandonedIf(super.cancel(mayInterruptIfRunning), underWay, mayInterruptIfRunning);
  }

  /**
   * @param underWay null when it had been complete before
   */
  private boolean abandonedIf(boolean first, AsyncCall underWay, boolean interrupt) {
    if (first && underWay != null) {
      underWay.cancel(interrupt);
    }
    call = null;
    return first;
  }
}
