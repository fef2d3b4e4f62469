package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.compensate.CompensationListener;
import dev.faultline.resilience.compensate.Compensations;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.listener.GuardListener;
import dev.faultline.resilience.testing.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Either the call ends or its caller abandons it: what is done, told and returned says the same.
 */
class StageEndedOnceTest {

  private static final Invocation CALL = Invocation.of(null);
  private static final int ROUNDS = 5_000;

  private final FakeTime time = new FakeTime();
  private final Compensations compensations = new Compensations(CompensationListener.NONE);
  private final AtomicInteger undone = new AtomicInteger();

  private CompletableFuture<String> call(
      GuardConfiguration.Builder configuration,
      GuardListener listener,
      CompletableFuture<String> later) {
    return new Guard(configuration.build(), time.environment(), listener)
        .stage(
            () -> {
              compensations.current().completed("reserve", undone::incrementAndGet);
              return later;
            },
            CALL);
  }

  private GuardConfiguration.Builder operation() {
    return GuardConfiguration.named("order").compensate(compensations);
  }

  /** Tries to end the call for its caller in the middle of its own end. */
  private static final class Intruder extends GuardListener {

    private CompletableFuture<String> result;
    private final List<Boolean> came = new ArrayList<>();

    private void intrude() {
      came.add(result.cancel(true));
      came.add(result.complete("mine"));
      came.add(result.completeExceptionally(new TimeoutException()));
      result.completeAsync(() -> "mine", Runnable::run);
    }

    @Override
    public void ended(End end, int attempts, Throwable failure, long nanos) {
      if (failure == null) {
        intrude();
      }
    }

    @Override
    public void recovered(int step, Throwable failure) {
      intrude();
    }
  }

  @Test
  void whoComesWhileItSucceedsIsTooLate() {
    CompletableFuture<String> later = new CompletableFuture<>();
    Intruder intruder = new Intruder();
    intruder.result = call(operation(), intruder, later);

    later.complete("done");

    assertThat(intruder.came).containsExactly(false, false, false);
    assertThat(intruder.result).isCompletedWithValue("done");
    assertThat(undone).hasValue(0);
  }

  @Test
  void whoComesWhileItsFallbackHasAResultIsTooLate() {
    CompletableFuture<String> later = new CompletableFuture<>();
    Intruder intruder = new Intruder();
    intruder.result =
        call(
            operation()
                .fallback(
                    FallbackChain.of((call, failure) -> CompletableFuture.completedFuture("less"))),
            intruder,
            later);

    later.completeExceptionally(new IOException());

    assertThat(intruder.came).containsExactly(false, false, false);
    assertThat(intruder.result).isCompletedWithValue("less");
    assertThat(undone).hasValue(1);
  }

  @Test
  void whatItsSupplierCompletesIsAbandonedAtOnce() {
    CompletableFuture<String> value = call(operation(), null, new CompletableFuture<>());
    CompletableFuture<String> failure = call(operation(), null, new CompletableFuture<>());

    value.completeAsync(() -> "mine", Runnable::run);
    failure.completeAsync(
        () -> {
          throw new IllegalStateException("broken");
        },
        Runnable::run);

    assertThat(value).isCompletedWithValue("mine");
    assertThat(failure)
        .failsWithin(Duration.ZERO)
        .withThrowableOfType(ExecutionException.class)
        .withMessageContaining("broken");
    assertThat(undone).hasValue(2);
  }

  @Test
  void stepsStayExactlyWhenTheCallerHasTheResult() throws Exception {
    List<CompletableFuture<String>> stages = new ArrayList<>();
    List<CompletableFuture<String>> results = new ArrayList<>();
    List<AtomicInteger> undos = new ArrayList<>();
    Guard guard = new Guard(operation().build(), time.environment(), null);
    for (int i = 0; i < ROUNDS; i++) {
      CompletableFuture<String> stage = new CompletableFuture<>();
      AtomicInteger undo = new AtomicInteger();
      stages.add(stage);
      undos.add(undo);
      results.add(
          guard.stage(
              () -> {
                compensations.current().completed("reserve", undo::incrementAndGet);
                return stage;
              },
              CALL));
    }
    AtomicInteger[] arrived = {new AtomicInteger(), new AtomicInteger()};

    Threads.run(
        2,
        thread -> {
          for (int i = 0; i < ROUNDS; i++) {
            arrived[thread].set(i);
            while (arrived[1 - thread].get() < i) {
              Thread.onSpinWait();
            }
            if (thread == 0) {
              stages.get(i).complete("done");
            } else {
              results.get(i).completeExceptionally(new TimeoutException());
            }
          }
          arrived[thread].set(ROUNDS);
          return null;
        });

    for (int i = 0; i < ROUNDS; i++) {
      assertThat(undos.get(i)).hasValue(results.get(i).isCompletedExceptionally() ? 1 : 0);
    }
  }
}
