package dev.faultline.benchmarks.guard;

import io.smallrye.faulttolerance.api.TypedGuard;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;

/** SmallRye Fault Tolerance, by a guard that was made once. */
final class SmallRye {
  private SmallRye() {}

  static Call call(Shop shop, Policies policies) {
    TypedGuard.Builder<Long> builder = TypedGuard.create(Long.class);
    if (policies.haveRetry()) {
      builder = retry(builder);
    }
    if (policies.haveBreaker()) {
      builder = breaker(builder);
    }
    if (policies.areAll()) {
      builder =
          builder
              .withRateLimit()
              .limit(policies.permits())
              .window(policies.period().toMillis(), ChronoUnit.MILLIS)
              .done()
              .withBulkhead()
              .limit(Policies.PLACES)
              .done()
              .withFallback()
              .handler(() -> Policies.OUT_OF_SERVICE)
              .done();
    }
    TypedGuard<Long> guard = builder.build();
    return (isbn, copies) -> guard.call(() -> shop.price(isbn, copies));
  }

  static StageCall stageCall(Shop shop) {
    TypedGuard<CompletionStage<Long>> guard =
        breaker(retry(TypedGuard.create(new TypeLiteral<CompletionStage<Long>>() {}))).build();
    return (isbn, copies) -> guard.get(() -> shop.stage(isbn, copies));
  }

  private static <T> TypedGuard.Builder<T> retry(TypedGuard.Builder<T> builder) {
    return builder
        .withRetry()
        .maxRetries(Policies.ATTEMPTS - 1)
        .delay(0, ChronoUnit.MILLIS)
        .jitter(0, ChronoUnit.MILLIS)
        .done();
  }

  private static <T> TypedGuard.Builder<T> breaker(TypedGuard.Builder<T> builder) {
    return builder
        .withCircuitBreaker()
        .requestVolumeThreshold(Policies.WINDOW)
        .delay(Policies.OPEN.toMillis(), ChronoUnit.MILLIS)
        .done();
  }
}
