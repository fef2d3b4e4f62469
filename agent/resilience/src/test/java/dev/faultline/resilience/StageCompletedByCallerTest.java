package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.delay.Backoff;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who holds a stage may complete it: nobody waits for the call then. */
class StageCompletedByCallerTest {

  private static final Invocation CALL = Invocation.of(null);

  /** How. */
  private enum Way {
    VALUE(stage -> stage.complete("mine")),
    FAILURE(stage -> stage.completeExceptionally(new IOException())),
    OBTRUDED_VALUE(stage -> stage.obtrudeValue("mine")),
    OBTRUDED_FAILURE(stage -> stage.obtrudeException(new IOException())),
    TIMEOUT(stage -> stage.orTimeout(1, TimeUnit.NANOSECONDS)),
    VALUE_AT_TIMEOUT(stage -> stage.completeOnTimeout("mine", 1, TimeUnit.NANOSECONDS));

    private final Consumer<CompletableFuture<String>> complete;

    Way(Consumer<CompletableFuture<String>> complete) {
      this.complete = complete;
    }
  }

  private final FakeTime time = new FakeTime();
  private final Told told = new Told();

  /** What the body has returned, one for each attempt. */
  private final List<CompletableFuture<String>> attempts = new ArrayList<>();

  private CompletableFuture<String> call(GuardConfiguration.Builder configuration) {
    return new Guard(configuration.build(), time.environment(), told).stage(this::begin, CALL);
  }

  private CompletableFuture<String> begin() {
    CompletableFuture<String> attempt = new CompletableFuture<>();
    attempts.add(attempt);
    return attempt;
  }

  private static GuardConfiguration.Builder retry() {
    return GuardConfiguration.named("shop")
        .retry(
            RetryPolicy.builder()
                .delay(Backoff.builder().fixed(Duration.ofMillis(10)).build())
                .build());
  }

  @ParameterizedTest
  @EnumSource
  void noFurtherAttemptIsMade(Way way) {
    CompletableFuture<String> result = call(retry());
    attempts.get(0).completeExceptionally(new IOException());
    assertThat(time.waiting()).isEqualTo(1);

    way.complete.accept(result);

    await().until(() -> time.waiting() == 0);
    time.pass(Duration.ofHours(1));
    assertThat(attempts).hasSize(1);
    await()
        .untilAsserted(
            () ->
                assertThat(told.lines())
                    .contains("ended CANCELLED after 1: CancellationException"));
  }

  @ParameterizedTest
  @EnumSource
  void thePlaceInTheBulkheadIsFreeAgain(Way way) {
    SemaphoreBulkhead bulkhead =
        new SemaphoreBulkhead(
            "places", SemaphoreBulkheadConfiguration.builder().maxConcurrent(1).build(), time);
    CompletableFuture<String> result = call(retry().bulkhead(bulkhead));
    assertThat(bulkhead.underWay()).isEqualTo(1);

    way.complete.accept(result);

    await().until(() -> bulkhead.underWay() == 0);
    assertThat(attempts).singleElement().satisfies(one -> assertThat(one).isCancelled());
    assertThat(result).isDone().isNotCancelled();
  }

  @Test
  void theFallbackUnderWayIsCancelled() {
    CompletableFuture<String> result =
        call(
            GuardConfiguration.named("shop")
                .fallback(FallbackChain.of((call, failure) -> begin()).thenValue("none")));
    attempts.get(0).completeExceptionally(new IOException());

    result.complete("mine");

    assertThat(attempts.get(1)).isCancelled();
    assertThat(result).isCompletedWithValue("mine");
  }

  @Test
  void noFurtherAttemptIsMadeWhenASupplierHasCompletedIt() {
    CompletableFuture<String> waits = call(retry());
    attempts.get(0).completeExceptionally(new IOException());
    CompletableFuture<String> underWay = call(retry());

    waits.completeAsync(() -> "mine", Runnable::run);
    underWay.completeAsync(() -> "mine", Runnable::run);
    attempts.get(1).completeExceptionally(new IOException());
    time.pass(Duration.ofHours(1));

    assertThat(attempts).hasSize(2);
  }
}
