package dev.faultline.guards.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.faultline.capture.record.GuardRecord;
import dev.faultline.capture.record.MessageRecord;
import dev.faultline.capture.record.RecordQueue;
import dev.faultline.capture.record.ThreadRecord;
import dev.faultline.client.event.Level;
import dev.faultline.client.event.Recovery.Outcome;
import dev.faultline.guards.Recorded;
import dev.faultline.resilience.Guard;
import dev.faultline.resilience.GuardConfiguration;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.listener.FailingCall;
import dev.faultline.resilience.listener.GuardListener.End;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.delay.RetryDelay;
import dev.faultline.resilience.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoriesTest {

  private static final Invocation CALL = Invocation.of(null);

  private final GuardEnvironment environment = GuardEnvironment.create();
  private final RecordQueue queue = new RecordQueue(1_000);
  private final Stories stories = new Stories(Recorded.into(queue));
  private int calls;

  @AfterEach
  void close() throws Exception {
    environment.close();
  }

  private Guard guard(GuardConfiguration.Builder configuration) {
    return new Guard(configuration.follow(stories).build(), environment, null);
  }

  private static RetryPolicy attempts(int most) {
    return RetryPolicy.builder().maxAttempts(most).delay(RetryDelay.NONE).build();
  }

  private Object failing(int times) {
    if (++calls <= times) {
      throw new IllegalStateException("call " + calls);
    }
    return "done";
  }

  private List<ThreadRecord> records() {
    List<ThreadRecord> all = new ArrayList<>();
    for (ThreadRecord one = queue.poll(); one != null; one = queue.poll()) {
      all.add(one);
    }
    return all;
  }

  private List<GuardRecord> done() {
    return records().stream().map(GuardRecord.class::cast).toList();
  }

  @Test
  void attemptsAndTheOneThatSucceedsAreOfOneCall() throws Exception {
    guard(GuardConfiguration.named("rates").retry(attempts(3))).call(() -> failing(2), CALL);

    List<GuardRecord> done = done();
    assertThat(done)
        .extracting(GuardRecord::kind)
        .containsExactly(
            GuardRecord.Kind.RETRIED, GuardRecord.Kind.RETRIED, GuardRecord.Kind.RECOVERED);
    assertThat(done).extracting(GuardRecord::call).containsOnly(done.get(0).call());
    assertThat(done.get(0).takeThrowable()).hasMessage("call 1");
    assertThat(done.get(0).recovery().outcome()).isEqualTo(Outcome.UNDER_WAY);
    assertThat(done.get(2).recovery().attempts()).isEqualTo(3);
    assertThat(done.get(2).recovery().thrown()).isEqualTo(2);
    assertThat(done.get(2).recovery().outcome()).isEqualTo(Outcome.ATTEMPT_SUCCEEDED);
  }

  @Test
  void aGuardWithoutARetryTellsOfNoAttempts() throws Exception {
    catchThrowable(
        () ->
            guard(
                    GuardConfiguration.named("rates")
                        .circuitBreaker(
                            new CircuitBreaker(
                                "b", CircuitBreakerConfiguration.DEFAULT, Ticker.SYSTEM)))
                .call(() -> failing(1), CALL));
    assertThat(records()).isEmpty();

    calls = 0;
    guard(GuardConfiguration.named("rates").fallback(FallbackChain.ofValue("other")))
        .call(() -> failing(1), CALL);
    List<GuardRecord> done = done();
    assertThat(done).extracting(GuardRecord::kind).containsExactly(GuardRecord.Kind.RECOVERED);
    assertThat(done.get(0).recovery().outcome()).isEqualTo(Outcome.FALLBACK);
    assertThat(done.get(0).recovery().fallback()).isEqualTo(1);
  }

  @Test
  void waitingIsAddedUp() {
    FailingCall call = stories.began("rates");
    call.retrying(1, new IllegalStateException(), 20_500_000);
    call.retrying(2, new IllegalStateException(), 1_000_000_000);
    call.ended(End.SUCCEEDED, 3, null);

    List<GuardRecord> done = done();
    assertThat(done)
        .extracting(GuardRecord::detail)
        .containsExactly("after 20ms", "after 1s", null);
    assertThat(done.get(2).recovery().waitedNanos()).isEqualTo(1_020_500_000);
  }

  @Test
  void aCallThatIsRetriedForEverIsToldOfForAWhileAndAtItsEnd() {
    FailingCall call = stories.began("rates");
    for (int i = 1; i <= 500; i++) {
      call.retrying(i, new IllegalStateException(), 0);
    }
    call.ended(End.DURATION_EXHAUSTED, 501, new IllegalStateException("the last"));

    List<GuardRecord> done = done();
    assertThat(done).hasSizeBetween(2, 40);
    assertThat(done.get(done.size() - 1).recovery().attempts()).isEqualTo(501);
    assertThat(done.get(done.size() - 1).kind()).isEqualTo(GuardRecord.Kind.FAILED);
  }

  @Test
  void breakersAreToldOfInWords() {
    long[] now = new long[1];
    CircuitBreaker breaker =
        new CircuitBreaker(
            "rates",
            CircuitBreakerConfiguration.builder()
                .windowCalls(4)
                .failureRate(0.5)
                .slowCallDuration(Duration.ofSeconds(1))
                .delay(Duration.ofSeconds(5))
                .build(),
            () -> now[0]);
    breaker.addListener(stories.breakers());
    for (int i = 0; i < 4; i++) {
      breaker.record(breaker.acquire(), i > 1, i == 0 ? 2_000_000_000L : 0, null);
    }
    now[0] += 6_000_000_000L;
    breaker.record(breaker.acquire(), false, 2_000_000_000L, null);
    now[0] += 6_000_000_000L;
    breaker.record(breaker.acquire(), false, 0, null);
    breaker.forceOpen();
    breaker.reset();

    assertThat(records())
        .map(MessageRecord.class::cast)
        .extracting(one -> one.level() + ": " + one.text().replace("circuit breaker rates ", ""))
        .containsExactly(
            Level.WARNING + ": opened: 2 of 4 calls failed, 1 was slow",
            Level.INFO + ": is half-open: probes are let through",
            Level.WARNING + ": opened again: a probe took too long",
            Level.INFO + ": is half-open: probes are let through",
            Level.INFO + ": closed: the probes succeeded",
            Level.INFO + ": opened by hand",
            Level.INFO + ": was reset");
  }

  @Test
  void whatOpensABreakerIsRecordedWithIt() {
    CircuitBreaker breaker =
        new CircuitBreaker(
            "rates", CircuitBreakerConfiguration.builder().windowCalls(1).build(), Ticker.SYSTEM);
    breaker.addListener(stories.breakers());
    breaker.record(breaker.acquire(), true, 0, new IllegalStateException("one too many"));

    GuardRecord opened = done().get(0);
    assertThat(opened.kind()).isEqualTo(GuardRecord.Kind.OPENED);
    assertThat(opened.takeThrowable()).hasMessage("one too many");
    assertThat(opened.detail()).isEqualTo("circuit breaker rates opened: 1 of 1 calls failed");
  }
}
