package com.acme.guarded;

import dev.faultline.annotation.Asynchronous;
import dev.faultline.annotation.Bulkhead;
import dev.faultline.annotation.CircuitBreaker;
import dev.faultline.annotation.FailedCall;
import dev.faultline.annotation.Fallback;
import dev.faultline.annotation.FallbackHandler;
import dev.faultline.annotation.RateLimit;
import dev.faultline.annotation.Restore;
import dev.faultline.annotation.Retry;
import dev.faultline.annotation.Timeout;
import dev.faultline.annotation.Verify;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Guarded by annotations alone: no proxy, no container. */
class Shop implements Quote<String> {

  private static int staticCalls;

  final CountDownLatch entered = new CountDownLatch(1);
  final CountDownLatch leave = new CountDownLatch(1);
  int calls;
  private final List<String> basket = Collections.synchronizedList(new ArrayList<String>());
  private final List<String> drawer = new Drawer();

  @Override
  public String raw() {
    return "raw";
  }

  String selfInvoked() {
    return hidden("a", 2);
  }

  @Retry(maxAttempts = 3)
  private String hidden(String text, long number) {
    text = text + text;
    number++;
    if (++calls < 3) {
      throw new IllegalStateException("not yet");
    }
    return text + " " + number + " after " + calls;
  }

  @Retry(maxAttempts = 2)
  static int ofClass(int... numbers) {
    if (++staticCalls < 2) {
      throw new IllegalStateException("not yet");
    }
    return numbers.length;
  }

  @Retry(maxAttempts = 2)
  final <T extends Comparable<T>> T generic(T first, List<? extends T> others) throws IOException {
    if (++calls % 2 == 1) {
      throw new IOException("not yet");
    }
    return first;
  }

  @Retry(maxAttempts = 2)
  void exhausted() throws IOException {
    calls++;
    throw new IOException("attempt " + calls);
  }

  @Fallback(method = "instead")
  String asksAnother(String of) {
    throw new IllegalArgumentException("none of " + of);
  }

  private String instead(String of, IllegalArgumentException failure) {
    return "instead of " + of + " (" + failure.getMessage() + ")";
  }

  @Fallback(value = "-1")
  int gives() {
    throw new IllegalStateException();
  }

  @Fallback(handler = Describing.class)
  String handled(String of) {
    throw new IllegalStateException("broken");
  }

  static class Describing implements FallbackHandler<String> {
    @Override
    public String handle(FailedCall call) {
      return call.method().getName()
          + Arrays.toString(call.arguments())
          + " on a "
          + call.receiver().getClass().getSimpleName()
          + " failed with "
          + call.failure().getMessage();
    }
  }

  @CircuitBreaker(windowCalls = 4, delay = "1h")
  void breaks() {
    calls++;
    throw new IllegalStateException("call " + calls);
  }

  @Timeout("100ms")
  String slow() throws InterruptedException {
    new CountDownLatch(1).await();
    return "never";
  }

  @Bulkhead(maxConcurrent = 1)
  String crowded() throws InterruptedException {
    entered.countDown();
    leave.await();
    return "left";
  }

  @RateLimit(permits = 2, period = "1h")
  int limited() {
    return ++calls;
  }

  @Restore({"basket", "drawer"})
  void fills(String item) {
    basket.add(item);
    throw new IllegalStateException("with " + basket);
  }

  /** Not a class of the JDK. */
  private static final class Drawer extends ArrayList<String> {}

  List<String> basket() {
    return basket;
  }

  @Verify(by = Even.class)
  @Retry(maxAttempts = 3)
  int even() {
    calls += 1;
    return calls;
  }

  static class Even implements Predicate<Integer> {
    @Override
    public boolean test(Integer number) {
      return number % 2 == 0;
    }
  }

  @Retry(maxAttempts = 3)
  CompletionStage<String> stage() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    if (++calls < 3) {
      stage.completeExceptionally(new IOException("attempt " + calls));
    } else {
      stage.complete("stage after " + calls);
    }
    return stage;
  }

  @Asynchronous
  @Retry(maxAttempts = 2)
  Future<Boolean> elsewhere(Thread caller) {
    if (++calls < 2) {
      throw new IllegalStateException("not yet");
    }
    return CompletableFuture.completedFuture(Thread.currentThread() != caller);
  }
}
