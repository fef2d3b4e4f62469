package dev.faultline.resilience;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The future that guarded code will have returned, before it has. */
final class GuardedFuture<T> implements Future<T> {

  private final CompletableFuture<Future<T>> call;

  GuardedFuture(CompletableFuture<Future<T>> call) {
    this.call = call;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    Future<T> returned = returned();
    return returned == null
        ? call.cancel(mayInterruptIfRunning)
        : returned.cancel(mayInterruptIfRunning);
  }

  /** What the code has returned; null while it has not, and when it never will. */
  private Future<T> returned() {
    return call.isCompletedExceptionally() ? null : call.getNow(null);
  }

  @Override
  public boolean isCancelled() {
    Future<T> returned = returned();
    return returned == null ? call.isCancelled() : returned.isCancelled();
  }

  @Override
  public boolean isDone() {
    Future<T> returned = returned();
    return returned == null ? call.isDone() : returned.isDone();
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    return call.get().get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long deadline = System.nanoTime() + unit.toNanos(timeout);
    Future<T> returned = call.get(timeout, unit);
    return returned.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }
}
