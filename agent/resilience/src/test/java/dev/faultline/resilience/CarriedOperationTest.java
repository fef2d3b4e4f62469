package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.compensate.CompensationListener;
import dev.faultline.resilience.compensate.Compensations;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.delay.RetryDelay;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Steps of an operation that other threads complete. */
class CarriedOperationTest {

  private static final Invocation CALL = Invocation.of(null);

  private final GuardEnvironment environment = GuardEnvironment.create();
  private final ExecutorService others = Executors.newSingleThreadExecutor();
  private final List<String> undone = new CopyOnWriteArrayList<>();
  private final List<String> outside = new CopyOnWriteArrayList<>();
  private final Compensations compensations =
      new Compensations(
          new CompensationListener() {
            @Override
            public void outside(String step) {
              outside.add(step);
            }
          });

  @AfterEach
  void end() throws Exception {
    environment.close();
    others.shutdownNow();
  }

  private Guard guard(GuardConfiguration.Builder configuration) {
    return new Guard(configuration.build(), environment, null);
  }

  private Guard order() {
    return guard(GuardConfiguration.named("order").compensate(compensations));
  }

  private Guard step(String name) {
    return guard(twice(name).step(compensations, (call, result) -> () -> undone.add(name)));
  }

  private static GuardConfiguration.Builder twice(String name) {
    return GuardConfiguration.named(name)
        .retry(RetryPolicy.builder().maxAttempts(2).delay(RetryDelay.NONE).build());
  }

  /** Fails at first, so that it succeeds on a thread of the guard's. */
  private CompletableFuture<String> retried(Guard guard) {
    int[] attempts = new int[1];
    return guard.stage(
        () ->
            attempts[0]++ == 0
                ? CompletableFuture.failedFuture(new IOException())
                : CompletableFuture.completedFuture("done"),
        CALL);
  }

  private static CompletableFuture<String> failing() {
    return CompletableFuture.failedFuture(new IOException("mail"));
  }

  @Test
  void whatHangsOnARetriedStepIsOfTheOperation() {
    CompletableFuture<String> result =
        order()
            .stage(
                () ->
                    retried(step("reserve"))
                        .thenCompose(done -> retried(step("pay")))
                        .thenCompose(done -> failing()),
                CALL);

    await().until(result::isDone);
    assertThat(undone).containsExactly("pay", "reserve");
    assertThat(outside).isEmpty();
  }

  @Test
  void whatHangsOnAStepThatAnotherThreadCompletesIsOfTheOperation() {
    CompletableFuture<String> later = new CompletableFuture<>();
    CompletableFuture<String> result =
        order()
            .stage(
                () ->
                    step("reserve")
                        .stage(() -> later, CALL)
                        .thenCompose(
                            done ->
                                step("pay")
                                    .stage(() -> CompletableFuture.completedFuture(""), CALL))
                        .thenCompose(done -> failing()),
                CALL);

    others.execute(() -> later.complete("done"));

    await().until(result::isDone);
    assertThat(undone).containsExactly("pay", "reserve");
  }

  @Test
  void attemptsAndFallbacksOfOtherGuardsAreInTheMiddleOfIt() {
    List<Object> seen = new CopyOnWriteArrayList<>();
    Guard plain =
        guard(
            twice("plain")
                .carry(compensations)
                .fallback(
                    FallbackChain.of(
                        (call, failure) -> {
                          seen.add("fallback of " + compensations.current().operation());
                          return CompletableFuture.completedFuture("less");
                        })));

    CompletableFuture<String> result =
        order()
            .stage(
                () ->
                    plain.stage(
                        () -> {
                          seen.add(compensations.current().operation());
                          return failing();
                        },
                        CALL),
                CALL);

    await().until(result::isDone);
    assertThat(seen).containsExactly("order", "order", "fallback of order");
  }

  @Test
  void whatHangsOnTheOperationItselfIsNotOfIt() {
    CompletableFuture<String> later = new CompletableFuture<>();
    CompletableFuture<Object> seen =
        order()
            .stage(() -> step("reserve").stage(() -> later, CALL), CALL)
            .thenApply(done -> String.valueOf(compensations.current()));

    later.complete("done");

    assertThat(seen).isCompletedWithValue("null");
    assertThat(compensations.current()).isNull();
  }

  @Test
  void aStepOnAThreadThatKnowsOfNoOperationIsTold() throws Exception {
    Guard reserve = step("reserve");
    reserve.call(() -> "", CALL);
    assertThat(outside).as("there is no operation").isEmpty();

    order()
        .call(
            () -> {
              reserve.call(() -> "", CALL);
              return others.submit(() -> step("pay").call(() -> "", CALL)).get();
            },
            CALL);

    assertThat(outside).containsExactly("pay");
  }

  @Test
  void aStepThatUndoesIsNotTold() throws Exception {
    Guard order = order();
    CompletableFuture<String> another = new CompletableFuture<>();
    order.stage(() -> another, CALL);

    CompletableFuture<String> result =
        order.stage(
            () -> {
              compensations
                  .current()
                  .completed("pay", () -> undone.add(step("refund").call(() -> "refunded", CALL)));
              return failing();
            },
            CALL);

    await().until(result::isDone);
    assertThat(undone).containsExactly("refunded");
    assertThat(outside).isEmpty();
  }
}
