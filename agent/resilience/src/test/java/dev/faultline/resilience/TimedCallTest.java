package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.refusal.TimedOutException;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.time.Scheduler;
import dev.faultline.resilience.time.Sleeper;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.resilience.time.Timer;
import dev.faultline.resilience.time.TimerThread;
import dev.faultline.resilience.timeout.Timeout;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a timer of real time: a body that waits for what never comes is interrupted. */
class TimedCallTest {

  private static final Invocation CALL = Invocation.of(null);
  private static final Timeout SHORT = Timeout.of(Duration.ofMillis(20));
  private static final Timeout LONG = Timeout.of(Duration.ofHours(1));

  private final TimerThread timer = new TimerThread();
  private final CountDownLatch timeIsUp = new CountDownLatch(1);
  private final GuardEnvironment environment =
      GuardEnvironment.of(Ticker.SYSTEM, Sleeper.SYSTEM, this::schedule, Runnable::run);
  private final CountDownLatch never = new CountDownLatch(1);
  private final Told told = new Told();

  @AfterEach
  void end() {
    Thread.interrupted();
    timer.close();
  }

  private Guard guard(GuardConfiguration.Builder configuration) {
    return new Guard(configuration.build(), environment, told);
  }

  private static GuardConfiguration.Builder timeout(Timeout limit) {
    return GuardConfiguration.named("shop").timeout(limit);
  }

  private Timer schedule(Runnable task, long nanos) {
    return timer.schedule(
        () -> {
          task.run();
          timeIsUp.countDown();
        },
        nanos);
  }

  private Object hang() throws InterruptedException {
    never.await();
    return "never";
  }

  @Test
  void aBodyThatTakesTooLongIsInterrupted() {
    Throwable thrown = catchThrowable(() -> guard(timeout(SHORT)).call(this::hang, CALL));

    assertThat(thrown)
        .isInstanceOf(TimedOutException.class)
        .hasMessage("shop: not done within 20ms");
    // Where it was when its time was up.
    assertThat(thrown.getSuppressed()[0])
        .isInstanceOf(InterruptedException.class)
        .satisfies(
            interrupted ->
                assertThat(interrupted.getStackTrace())
                    .anyMatch(frame -> frame.getMethodName().equals("hang")));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(timer.waiting()).isZero();
    assertThat(told.lines())
        .containsExactly(
            "timed out",
            "refused TIMED_OUT at 1",
            "ended NOT_RETRYABLE after 1: TimedOutException");
  }

  @Test
  void aBodyInTimeLeavesNoTimerBehind() throws Exception {
    assertThat(guard(timeout(LONG)).call(new Script("paid"), CALL)).isEqualTo("paid");
    assertThatThrownBy(() -> guard(timeout(LONG)).call(new Script(new IOException()), CALL))
        .isInstanceOf(IOException.class);

    assertThat(timer.waiting()).isZero();
  }

  @Test
  void aResultThatComesTooLateIsNoneAlsoWhenTheTimerIsLater() {
    FakeTime time = new FakeTime();
    Scheduler late = (task, nanos) -> () -> {};
    Guard guard =
        new Guard(
            timeout(SHORT).build(), GuardEnvironment.of(time, time, late, Runnable::run), told);

    assertThatThrownBy(
            () ->
                guard.call(
                    () -> {
                      time.pass(Duration.ofMillis(20));
                      return "late";
                    },
                    CALL))
        .isInstanceOf(TimedOutException.class);
    CompletableFuture<String> stage = new CompletableFuture<>();
    CompletableFuture<String> result = guard.stage(() -> stage, CALL);
    time.pass(Duration.ofMillis(20));
    stage.complete("late");

    assertThatThrownBy(result::get).hasCauseInstanceOf(TimedOutException.class);
  }

  @Test
  void interruptsByAnotherThreadThanTheTimers() {
    AtomicReference<Thread> ranOn = new AtomicReference<>();
    GuardEnvironment another =
        GuardEnvironment.of(
            Ticker.SYSTEM,
            Sleeper.SYSTEM,
            timer,
            work ->
                new Thread(
                        () -> {
                          ranOn.set(Thread.currentThread());
                          work.run();
                        },
                        "another")
                    .start());
    Guard guard = new Guard(timeout(SHORT).build(), another, told);

    assertThatThrownBy(() -> guard.call(this::hang, CALL)).isInstanceOf(TimedOutException.class);

    assertThat(ranOn.get().getName()).isEqualTo("another");
  }

  @Test
  void aResultThatComesTooLateIsNone() {
    assertThatThrownBy(
            () ->
                guard(timeout(SHORT))
                    .call(
                        () -> {
                          awaitInterrupt();
                          return "late";
                        },
                        CALL))
        .isInstanceOf(TimedOutException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  private static void awaitInterrupt() {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void everyAttemptHasItsOwnTime() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    Guard guard = guard(timeout(SHORT).retry(RetryPolicy.builder().maxAttempts(3).build()));

    Object result =
        guard.call(
            () -> {
              assertThat(Thread.currentThread().isInterrupted()).isFalse();
              return attempts.incrementAndGet() < 3 ? hang() : "paid";
            },
            CALL);

    assertThat(result).isEqualTo("paid");
    assertThat(attempts).hasValue(3);
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void aFallbackIsNotInterrupted() throws Exception {
    Guard guard =
        guard(
            timeout(SHORT)
                .fallback(
                    FallbackChain.of(
                        (call, failure) -> {
                          assertThat(failure).isInstanceOf(TimedOutException.class);
                          return Thread.currentThread().isInterrupted();
                        })));

    assertThat(guard.call(this::hang, CALL)).isEqualTo(false);
  }

  @Test
  void anInterruptFromElsewhereReachesTheCallerUnchanged() {
    Guard guard = guard(timeout(LONG));

    assertThatThrownBy(
            () ->
                guard.call(
                    () -> {
                      Thread.currentThread().interrupt();
                      return hang();
                    },
                    CALL))
        .isInstanceOf(InterruptedException.class);
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void anInterruptThatWasThereBeforeStaysWhenTheTimeIsUp() {
    Guard guard = guard(timeout(SHORT));

    assertThatThrownBy(
            () ->
                guard.call(
                    () -> {
                      Thread.currentThread().interrupt();
                      while (timeIsUp.getCount() > 0) {
                        Thread.onSpinWait();
                      }
                      return "late";
                    },
                    CALL))
        .isInstanceOf(TimedOutException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void theShorterTimeOfTwoGuardsEndsTheInnerAlone() throws Exception {
    Guard outer = guard(timeout(LONG));
    Guard inner = guard(timeout(SHORT).fallback(FallbackChain.ofValue("instead")));

    assertThat(outer.call(() -> inner.call(this::hang, CALL) + "!", CALL)).isEqualTo("instead!");
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void theShorterTimeOfTwoGuardsEndsTheOuterThroughTheInner() {
    Guard outer = guard(timeout(SHORT));
    Guard inner = guard(timeout(LONG));

    assertThatThrownBy(() -> outer.call(() -> inner.call(this::hang, CALL), CALL))
        .isInstanceOf(TimedOutException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void aTimerThatIsClosedFailsTheAttemptAndIsNotSwallowed() {
    timer.close();

    assertThatThrownBy(() -> guard(timeout(SHORT)).call(new Script("never"), CALL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the timer thread has been closed");
  }
}
