package dev.faultline.weaving.guard.declaration;

import dev.faultline.annotation.Asynchronous;
import dev.faultline.annotation.Bulkhead;
import dev.faultline.annotation.CircuitBreaker;
import dev.faultline.annotation.Compensated;
import dev.faultline.annotation.DelaySupplier;
import dev.faultline.annotation.FailedCall;
import dev.faultline.annotation.Fallback;
import dev.faultline.annotation.FallbackHandler;
import dev.faultline.annotation.Growth;
import dev.faultline.annotation.Guard;
import dev.faultline.annotation.Jitter;
import dev.faultline.annotation.RateLimit;
import dev.faultline.annotation.Restore;
import dev.faultline.annotation.Retry;
import dev.faultline.annotation.RetryBudget;
import dev.faultline.annotation.Spread;
import dev.faultline.annotation.Timeout;
import dev.faultline.annotation.Undo;
import dev.faultline.annotation.Verify;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Methods with our annotations. */
class Annotated {

  static class Accepts implements Predicate<String> {
    @Override
    public boolean test(String text) {
      return true;
    }
  }

  static class Delays implements DelaySupplier {
    @Override
    public Duration delay(Object result, Throwable failure) {
      return null;
    }
  }

  static class Handler implements FallbackHandler<String> {
    @Override
    public String handle(FailedCall call) {
      return "handled";
    }
  }

  @Guard("everything")
  @Retry(
      maxAttempts = 5,
      maxDuration = "1m 30s",
      delay = "250ms",
      growth = Growth.EXPONENTIAL,
      factor = 1.5,
      maxDelay = "10s",
      jitter = Jitter.PLUS_MINUS,
      jitterWidth = "50ms",
      retryAfter = true,
      delayFrom = Delays.class,
      retryOn = {IOException.class, UncheckedIOException.class},
      abortOn = IllegalStateException.class,
      causes = true,
      retryOnResult = Accepts.class)
  @RetryBudget(name = "shop", share = 0.1, minimumPerSecond = 1, maxSaved = 7)
  @CircuitBreaker(
      name = "bank",
      windowTime = "10s",
      minimumCalls = 8,
      failureRate = 0.25,
      slowCallRate = 0.75,
      slowCallDuration = "2s",
      delay = "30s",
      probes = 3,
      probeDeadline = "5s",
      failOn = IOException.class,
      skipOn = RuntimeException.class,
      causes = true)
  @Timeout(value = "3s", adaptive = true, percentile = 0.95, factor = 3, min = "5ms", max = "4s")
  @Bulkhead(name = "pool", maxConcurrent = 4, maxWaiting = 9, maxWait = "1s")
  @RateLimit(
      name = "quota",
      permits = 50,
      period = "1m",
      spread = Spread.ROLLING,
      minSpacing = "1ms",
      maxWait = "2s")
  @Fallback(method = "other", applyOn = IOException.class)
  @Fallback(handler = Handler.class, skipOn = IOException.class, causes = true)
  @Fallback("none")
  @Restore({"total", "lines"})
  @Compensated
  @Undo("cancel")
  @Verify(method = "acceptable")
  @Asynchronous
  CompletionStage<String> everything() {
    return null;
  }

  @Asynchronous
  int asynchronousInt() {
    return 0;
  }

  @Retry
  @RetryBudget
  @CircuitBreaker
  @Timeout
  @Bulkhead
  @RateLimit
  String leftAtDefaults() {
    return null;
  }

  @Retry(
      maxAttempts = 3,
      maxDuration = "",
      delay = "0s",
      growth = Growth.FIXED,
      factor = 2,
      maxDelay = "",
      jitter = Jitter.NONE,
      jitterWidth = "0s",
      retryAfter = false,
      delayFrom = DelaySupplier.class,
      retryOn = Exception.class,
      abortOn = InterruptedException.class,
      causes = false,
      retryOnResult = Predicate.class)
  @RetryBudget(name = "", share = 0.2, minimumPerSecond = 10, maxSaved = 100)
  @CircuitBreaker(
      name = "",
      windowCalls = 20,
      windowTime = "",
      minimumCalls = 0,
      failureRate = 0.5,
      slowCallDuration = "",
      delay = "5s",
      probes = 1,
      probeDeadline = "1m",
      failOn = Throwable.class,
      skipOn = {},
      causes = false)
  @Timeout(value = "1s")
  @Bulkhead(name = "", maxConcurrent = 10, maxWaiting = 0, maxWait = "")
  @RateLimit(
      name = "",
      permits = 100,
      period = "1s",
      spread = Spread.FIXED,
      minSpacing = "0s",
      maxWait = "0s")
  String defaultsWrittenOut() {
    return null;
  }

  @CircuitBreaker(windowTime = "10s", windowCalls = 3, minimumCalls = 2)
  void windowOfTime() {}

  @Retry(jitter = Jitter.FULL, delay = "1s")
  void scattered() {}

  @Verify(by = Accepts.class)
  @Fallback("")
  String emptyText() {
    return null;
  }

  @Verify(by = Accepts.class)
  @Asynchronous
  Future<String> futureVerified() {
    return null;
  }

  @Undo("cancel")
  @Asynchronous
  Future<String> futureUndone() {
    return null;
  }

  @Retry(retryOnResult = Accepts.class)
  @Asynchronous
  Future<String> futureRetriedOnResult() {
    return null;
  }

  @Retry(retryOnResult = Accepts.class)
  @Verify(by = Accepts.class)
  Future<String> futureInPlace() {
    return null;
  }

  @Retry
  @Timeout("1s")
  @Asynchronous
  Future<String> futureThatIsNotLookedAt() {
    return null;
  }

  @Retry(maxAttempts = 0, delay = "5")
  void wrongRetry() {}

  @Fallback
  void emptyFallback() {}

  @Fallback(method = "a", value = "b")
  void fallbackOfTwoKinds() {}

  @RetryBudget
  void budgetWithoutRetry() {}

  void plain() {}

  /** Annotations on the class. */
  @Retry(maxAttempts = 2)
  @Timeout("2s")
  @Guard("base")
  static class Base {
    @Retry(maxAttempts = 7)
    void own() {}

    void covered() {}

    private void hidden() {}

    static void ofTheClass() {}
  }

  static class Inheriting extends Base {
    @Override
    void covered() {}

    @Override
    void own() {}
  }

  @Retry(maxAttempts = 9)
  static class Redefining extends Base {}

  /** With two libraries' annotations for one policy. */
  static class Twice {
    @Retry
    @org.eclipse.microprofile.faulttolerance.Retry
    void both() {}
  }
}
