package dev.faultline.resilience;

import java.util.concurrent.CompletableFuture;

/** What the caller of an asynchronous call holds. To cancel it is to cancel the call. */
final class AsyncPromise extends CompletableFuture<Object> {

  private final AsyncCall call;
  private volatile boolean interrupts;

  AsyncPromise(AsyncCall call) {
    this.call = call;
  }

  /** Whether who has cancelled it wants threads to be told. */
  boolean interrupts() {
    return interrupts;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    interrupts = mayInterruptIfRunning;
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      call.cancel(mayInterruptIfRunning);
    }
    return cancelled;
  }
}
