package dev.faultline.benchmarks.guard;

import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.temporal.ChronoUnit;

/** SmallRye Fault Tolerance, by a guard that was made once. */
final class SmallRye {
  private SmallRye() {}

  static Call call(Shop shop, Policies policies) {
    TypedGuard.Builder<Long> builder = TypedGuard.create(Long.class);
    if (policies.haveRetry()) {
      builder =
          builder
              .withRetry()
              .maxRetries(Policies.ATTEMPTS - 1)
              .delay(0, ChronoUnit.MILLIS)
              .jitter(0, ChronoUnit.MILLIS)
              .done();
    }
    if (policies.haveBreaker()) {
      builder =
          builder
              .withCircuitBreaker()
              .requestVolumeThreshold(Policies.WINDOW)
              .delay(Policies.OPEN.toMillis(), ChronoUnit.MILLIS)
              .done();
    }
    TypedGuard<Long> guard = builder.build();
    return (isbn, copies) -> guard.call(() -> shop.price(isbn, copies));
  }
}
