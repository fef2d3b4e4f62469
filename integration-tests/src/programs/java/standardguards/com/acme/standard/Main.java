package com.acme.standard;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Guarded by MicroProfile's annotations, with neither CDI nor an implementation of them. */
public final class Main {

  private int calls;
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch leave = new CountDownLatch(1);

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    print("retry", new Main()::retried);
    print("fallback method", () -> new Main().asksAnother("x"));
    print("fallback handler", () -> new Main().handled("x"));
    Main breaking = new Main();
    for (int i = 0; i < 3; i++) {
      print("breaker", breaking::breaks);
    }
    print("timeout", new Main()::slow);
    Main crowded = new Main();
    Thread inside = new Thread(() -> print("bulkhead, inside", crowded::crowded));
    inside.start();
    crowded.entered.await();
    print("bulkhead", crowded::crowded);
    crowded.leave.countDown();
    inside.join();
    print("stage", () -> new Main().stage().toCompletableFuture().get(30, TimeUnit.SECONDS));
    print("future", () -> new Main().future(Thread.currentThread()).get(30, TimeUnit.SECONDS));
  }

  private static void print(String name, Callable<?> call) {
    Object result;
    try {
      result = call.call();
    } catch (Throwable failure) {
      result = failure.getClass().getName();
    }
    System.out.println(name + ": " + result);
  }

  @Retry(maxRetries = 2, jitter = 0)
  private String retried() {
    if (++calls < 3) {
      throw new IllegalStateException();
    }
    return "after " + calls;
  }

  @Fallback(fallbackMethod = "other")
  String asksAnother(String of) {
    throw new IllegalStateException();
  }

  private String other(String of) {
    return "other " + of;
  }

  @Fallback(Handler.class)
  String handled(String of) {
    throw new IllegalStateException("broken");
  }

  static class Handler implements FallbackHandler<String> {
    @Override
    public String handle(ExecutionContext context) {
      return context.getMethod().getName()
          + " "
          + context.getParameters()[0]
          + " "
          + context.getFailure().getMessage();
    }
  }

  @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = 3_600_000)
  String breaks() {
    throw new IllegalStateException();
  }

  @Timeout(100)
  String slow() throws InterruptedException {
    new CountDownLatch(1).await();
    return "never";
  }

  @Bulkhead(1)
  String crowded() throws InterruptedException {
    entered.countDown();
    leave.await();
    return "left";
  }

  @Asynchronous
  @Retry(maxRetries = 2, jitter = 0)
  CompletionStage<String> stage() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    if (++calls < 3) {
      stage.completeExceptionally(new IllegalStateException());
    } else {
      stage.complete("after " + calls);
    }
    return stage;
  }

  @Asynchronous
  Future<Boolean> future(Thread caller) {
    return CompletableFuture.completedFuture(Thread.currentThread() != caller);
  }
}
