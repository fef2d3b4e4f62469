package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.compensate.CompensationListener;
import dev.faultline.resilience.compensate.Compensations;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.restore.Restore;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.delay.RetryDelay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Restore and compensate around calls. */
class UndoneCallTest {

  /** Remembers what it did. */
  private static final class Till {
    private int total;
    private final List<String> receipts = new ArrayList<>();

    Object pay(int amount, boolean fails) throws IOException {
      total += amount;
      receipts.add("paid " + amount + " of " + total);
      if (fails) {
        throw new IOException();
      }
      return total;
    }
  }

  private final FakeTime time = new FakeTime();
  private final Told told = new Told();
  private final Till till = new Till();
  private final Compensations compensations = new Compensations(CompensationListener.NONE);
  private final List<String> undone = new ArrayList<>();

  private Guard guard(GuardConfiguration.Builder configuration) {
    return new Guard(configuration.build(), time.environment(), told);
  }

  private static GuardConfiguration.Builder twice() {
    return GuardConfiguration.named("order")
        .retry(RetryPolicy.builder().maxAttempts(2).delay(RetryDelay.NONE).build());
  }

  private void step(String name) {
    compensations.current().completed(name, () -> undone.add(name));
  }

  @Test
  void everyAttemptFindsTheReceiverAsTheFirstDid() throws Exception {
    Guard guard = guard(twice().restore(Restore.of(Till.class).build()));
    int[] attempts = new int[1];

    assertThat(guard.call(() -> till.pay(5, attempts[0]++ == 0), Invocation.of(till))).isEqualTo(5);

    assertThat(till.receipts).containsExactly("paid 5 of 5");
  }

  @Test
  void aCallThatFailsForGoodLeavesNoTrace() {
    Guard guard = guard(twice().restore(Restore.of(Till.class).build()));

    assertThatThrownBy(() -> guard.call(() -> till.pay(5, true), Invocation.of(till)))
        .isInstanceOf(IOException.class);

    assertThat(till.total).isZero();
    assertThat(till.receipts).isEmpty();
  }

  @Test
  void aResultThatAsksForAnotherAttemptIsUndoneToo() throws Exception {
    Guard guard =
        guard(
            GuardConfiguration.named("order")
                .retry(
                    RetryPolicy.builder()
                        .maxAttempts(2)
                        .delay(RetryDelay.NONE)
                        .onResult(total -> true)
                        .build())
                .restore(Restore.of(Till.class).build()));

    guard.call(() -> till.pay(5, false), Invocation.of(till));

    // The last one stands.
    assertThat(till.receipts).containsExactly("paid 5 of 5");
  }

  @Test
  void aFallbackFindsTheReceiverAsItWas() throws Exception {
    Guard guard =
        guard(
            GuardConfiguration.named("order")
                .restore(Restore.of(Till.class).build())
                .fallback(FallbackChain.of((call, failure) -> ((Till) call.receiver()).total)));

    assertThat(guard.call(() -> till.pay(5, true), Invocation.of(till))).isEqualTo(0);
  }

  @Test
  void aStageIsRestoredToo() {
    Guard guard = guard(twice().restore(Restore.of(Till.class).build()));

    CompletableFuture<Object> result =
        guard.stage(
            () -> {
              till.pay(5, false);
              return CompletableFuture.failedFuture(new IOException());
            },
            Invocation.of(till));

    assertThat(result).isCompletedExceptionally();
    assertThat(till.total).isZero();
  }

  @Test
  void stepsOfACallThatFailsForGoodAreUndoneBeforeItsFallbackIsAsked() throws Exception {
    Guard guard =
        guard(
            GuardConfiguration.named("order")
                .compensate(compensations)
                .fallback(
                    FallbackChain.of((call, failure) -> undone + " " + compensations.current())));

    Object result =
        guard.call(
            () -> {
              step("reserve");
              step("pay");
              throw new IOException();
            },
            Invocation.of(null));

    assertThat(result).isEqualTo("[pay, reserve] null");
  }

  @Test
  void stepsOfACallThatSucceedsStay() throws Exception {
    Guard guard = guard(GuardConfiguration.named("order").compensate(compensations));

    guard.call(
        () -> {
          step("reserve");
          return "ordered";
        },
        Invocation.of(null));

    assertThat(undone).isEmpty();
    assertThat(compensations.current()).isNull();
  }

  @Test
  void stepsOfAnInnerOperationAreUndoneWithTheOuterOne() {
    Guard outer = guard(GuardConfiguration.named("journey").compensate(compensations));
    Guard inner = guard(GuardConfiguration.named("order").compensate(compensations));
    IOException failure = new IOException();

    assertThatThrownBy(
            () ->
                outer.call(
                    () -> {
                      inner.call(
                          () -> {
                            step("reserve");
                            return "ordered";
                          },
                          Invocation.of(null));
                      step("announce");
                      throw failure;
                    },
                    Invocation.of(null)))
        .isSameAs(failure);

    assertThat(undone).containsExactly("announce", "reserve");
    assertThat(compensations.current()).isNull();
  }

  @Test
  void stepsOfAStageAreUndoneWhenItFails() {
    Guard guard = guard(GuardConfiguration.named("order").compensate(compensations));
    CompletableFuture<String> later = new CompletableFuture<>();

    guard.stage(
        () -> {
          step("reserve");
          return later;
        },
        Invocation.of(null));
    assertThat(compensations.current()).isNull();
    assertThat(undone).isEmpty();
    later.completeExceptionally(new IOException());

    assertThat(undone).containsExactly("reserve");
  }

  @Test
  void stepsOfAStageThatIsCancelledAreUndone() {
    Guard guard = guard(GuardConfiguration.named("order").compensate(compensations));
    CompletableFuture<String> result =
        guard.stage(
            () -> {
              step("reserve");
              return new CompletableFuture<>();
            },
            Invocation.of(null));

    result.cancel(true);

    assertThat(undone).containsExactly("reserve");
  }

  /** Undone by saying what it was called with, and what it returned. */
  private GuardConfiguration.Builder stepOf(String name) {
    return GuardConfiguration.named(name)
        .step(
            compensations,
            (call, result) -> () -> undone.add(name + " " + call.argument(0) + " -> " + result));
  }

  @Test
  void aGuardedCallThatSucceedsIsAStepItself() {
    Guard order = guard(GuardConfiguration.named("order").compensate(compensations));
    Guard reserve = guard(stepOf("reserve"));
    Guard pay =
        guard(
            stepOf("pay")
                .retry(RetryPolicy.builder().maxAttempts(2).delay(RetryDelay.NONE).build()));
    Guard send = guard(stepOf("send").fallback(FallbackChain.ofValue("later")));
    int[] attempts = new int[1];

    assertThatThrownBy(
            () ->
                order.call(
                    () -> {
                      reserve.call(() -> "room 7", Invocation.of(null, "room"));
                      pay.call(() -> till.pay(5, attempts[0]++ == 0), Invocation.of(null, 5));
                      send.call(() -> till.pay(0, true), Invocation.of(null, "letter"));
                      throw new IOException();
                    },
                    Invocation.of(null)))
        .isInstanceOf(IOException.class);

    assertThat(undone)
        .as("once for each that succeeded, the last first")
        .containsExactly("pay 5 -> 10", "reserve room -> room 7");
  }

  @Test
  void aStepOutsideOfAnOperationIsNone() throws Exception {
    assertThat(guard(stepOf("reserve")).call(() -> "room 7", Invocation.of(null, "room")))
        .isEqualTo("room 7");
    assertThat(undone).isEmpty();
  }

  @Test
  void aStageThatSucceedsIsAStepOfWhatItsCallerWasInTheMiddleOf() {
    Guard order = guard(GuardConfiguration.named("order").compensate(compensations));
    Guard reserve = guard(stepOf("reserve"));
    CompletableFuture<String> later = new CompletableFuture<>();
    CompletableFuture<String> whole = new CompletableFuture<>();

    order.stage(
        () -> {
          reserve.stage(() -> later, Invocation.of(null, "room"));
          return whole;
        },
        Invocation.of(null));
    later.complete("room 7");
    assertThat(undone).isEmpty();
    whole.completeExceptionally(new IOException());

    assertThat(undone).containsExactly("reserve room -> room 7");
  }
}
