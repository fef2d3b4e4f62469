package dev.faultline.benchmarks.guard;

import io.smallrye.faulttolerance.api.TypedGuard;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** SmallRye Fault Tolerance, by a guard that was made once. */
final class SmallRye {
  /** Of stages that wait for a place in its bulkhead: without any it cannot be had. */
  static final int QUEUE = 1;

  private SmallRye() {}

  static Call call(Shop shop, Policies policies) {
    TypedGuard<Long> guard =
        builder(TypedGuard.create(Long.class), policies, Policies.OUT_OF_SERVICE).build();
    return (isbn, copies) -> guard.call(() -> shop.price(isbn, copies));
  }

  static StageCall stageCall(Shop shop, Policies policies) {
    TypedGuard<CompletionStage<Long>> guard =
        builder(
                TypedGuard.create(new TypeLiteral<CompletionStage<Long>>() {}),
                policies,
                CompletableFuture.completedFuture(Policies.OUT_OF_SERVICE))
            .build();
    return (isbn, copies) -> guard.get(() -> shop.stage(isbn, copies));
  }

  private static <T> TypedGuard.Builder<T> builder(
      TypedGuard.Builder<T> builder, Policies policies, T outOfService) {
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
              .queueSize(QUEUE)
              .done()
              .withFallback()
              .handler(() -> outOfService)
              .done();
    }
    return builder;
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
