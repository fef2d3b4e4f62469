package dev.faultline.resilience;

import java.util.concurrent.CompletableFuture;

/**
 * What the caller of an asynchronous call holds. To cancel it is to cancel the call. Keeps nothing
 * of the call once it is complete: callers may keep results for long.
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

  @Override
  public boolean complete(Object value) {
    boolean first = super.complete(value);
    call = null;
    return first;
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    boolean first = super.completeExceptionally(failure);
    call = null;
    return first;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    AsyncCall underWay = call;
    interrupts = mayInterruptIfRunning;
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled && underWay != null) {
      underWay.cancel(mayInterruptIfRunning);
    }
    call = null;
    return cancelled;
  }
}
