package dev.faultline.weaving.guard.declaration;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Methods with MicroProfile's annotations. */
class Standard {

  static class Handler implements FallbackHandler<String> {
    @Override
    public String handle(ExecutionContext context) {
      return "handled";
    }
  }

  @Retry
  @CircuitBreaker
  @Timeout
  @Bulkhead
  @Fallback(fallbackMethod = "other")
  String defaults() {
    return null;
  }

  @Retry(
      maxRetries = 4,
      delay = 2,
      delayUnit = ChronoUnit.SECONDS,
      maxDuration = 1,
      durationUnit = ChronoUnit.HOURS,
      jitter = 5,
      jitterDelayUnit = ChronoUnit.MICROS,
      retryOn = IOException.class,
      abortOn = {IllegalStateException.class, Error.class})
  @CircuitBreaker(
      failOn = IOException.class,
      skipOn = RuntimeException.class,
      delay = 3,
      delayUnit = ChronoUnit.MINUTES,
      requestVolumeThreshold = 6,
      failureRatio = 0.75,
      successThreshold = 2)
  @Timeout(value = 7, unit = ChronoUnit.SECONDS)
  @Bulkhead(value = 3, waitingTaskQueue = 5)
  @Fallback(value = Handler.class, applyOn = IOException.class, skipOn = Error.class)
  String everything() {
    return null;
  }

  @Asynchronous
  @Bulkhead(value = 3, waitingTaskQueue = 5)
  Future<String> queued() {
    return null;
  }

  @Asynchronous
  @Bulkhead(waitingTaskQueue = 0)
  CompletionStage<String> queuedNowhere() {
    return null;
  }

  @Asynchronous
  String notAsynchronous() {
    return null;
  }

  @Retry(maxRetries = -1, maxDuration = 0)
  void withoutLimit() {}

  @Timeout(0)
  void withoutTimeout() {}

  @Retry(delay = 1000, maxDuration = 500)
  void longerDelayThanDuration() {}

  @Retry(maxRetries = -2)
  void wrongRetries() {}

  @Retry(jitter = -1)
  void wrongJitter() {}

  @Retry(delay = -1)
  void wrongDelay() {}

  @CircuitBreaker(failureRatio = 1.5)
  void wrongRatio() {}

  @CircuitBreaker(requestVolumeThreshold = 0)
  void wrongVolume() {}

  @CircuitBreaker(successThreshold = -1)
  void wrongThreshold() {}

  @CircuitBreaker(delay = -1)
  void wrongBreakerDelay() {}

  @Timeout(-1)
  void wrongTimeout() {}

  @Bulkhead(-1)
  void wrongBulkhead() {}

  @Fallback(value = Handler.class, fallbackMethod = "other")
  String twoFallbacks() {
    return null;
  }

  @Retry(delay = Long.MAX_VALUE, delayUnit = ChronoUnit.YEARS)
  void endlessDelay() {}

  /** An annotation on the class. */
  @Retry(maxRetries = 1)
  static class OnClass {
    void covered() {}

    @Retry(maxRetries = 2)
    void own() {}

    static void ofTheClass() {}

    private void hidden() {}
  }
}
