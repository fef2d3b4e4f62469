package dev.faultline.annotation;

import java.time.Duration;

/** Says how long to wait before a method is called again. Implementations are thread-safe. */
public interface DelaySupplier {

  /**
   * How long to wait.
   *
   * @param result what the attempt returned, when it did not fail
   * @param failure what it failed with; null when it did not
   * @return not negative; null to have what the {@link Retry} says
   */
  Duration delay(Object result, Throwable failure);
}
