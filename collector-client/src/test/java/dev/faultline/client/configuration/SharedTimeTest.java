package dev.faultline.client.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricBatch;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.metric.MetricSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Backends of which the first does not answer: what is asked of all begins with all at once. */
class SharedTimeTest {
  private static final Duration NEVER = Duration.ofDays(1);
  private static final Duration AMPLE = Duration.ofSeconds(30);

  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final CountDownLatch blocked = new CountDownLatch(1);
  private final List<SendOutcome.Kind> metrics = new CopyOnWriteArrayList<>();
  private volatile boolean blocking;
  private Deliveries deliveries;
  private BackendDelivery hanging;
  private BackendDelivery healthy;
  private CompletableFuture<?> call = CompletableFuture.completedFuture(null);

  @BeforeEach
  void start() {
    deliveries =
        new Deliveries(
            BackendChoices.of(
                List.of("a", "b"),
                Map.of(
                    "faultline.backend.a.type", "hanging", "faultline.backend.b.type", "healthy"),
                Map.of(),
                BackendProviders.builtIn()
                    .with(List.of(provider("hanging"), provider("healthy")), "")),
            new DeliveryFactory(
                DeliverySettings.builder().batchInterval(NEVER).build(),
                null,
                Resource.builder().build(),
                "1.2.3",
                Thread::new,
                new RecordingLog()));
    hanging = deliveries.each().get(0);
    healthy = deliveries.each().get(1);
    deliveries.offer(SampleEvents.event("e"));
  }

  @AfterEach
  void end() throws Exception {
    cancelled.countDown();
    blocked.countDown();
    call.get();
    deliveries.close(Duration.ZERO);
  }

  @Test
  void aFlushReachesAllOfThem() {
    call = CompletableFuture.runAsync(() -> deliveries.flush(NEVER));

    await().until(() -> healthy.counts().delivered() == 1);
    assertThat(hanging.counts().waiting()).isEqualTo(1);
    assertThat(call).isNotDone();
  }

  @Test
  void theEndReachesAllOfThem() {
    call = CompletableFuture.runAsync(() -> deliveries.finish(NEVER));

    await().until(() -> healthy.counts().delivered() == 1);
    assertThat(call).isNotDone();
  }

  @Test
  void closingReachesAllOfThem() {
    call = CompletableFuture.runAsync(() -> deliveries.close(NEVER));

    await().until(() -> healthy.counts().delivered() == 1);
    assertThat(call).isNotDone();
  }

  /** One of somebody else's, which does what it must not. */
  @Test
  void nobodyWaitsForOneThatDoesNotReturnFromBeingCancelled() throws Exception {
    blocking = true;
    deliveries.flush(Duration.ofMillis(1));
    call = CompletableFuture.runAsync(() -> deliveries.close(Duration.ZERO));

    call.get(30, TimeUnit.SECONDS);
    assertThat(blocked.getCount()).isEqualTo(1);
  }

  @Test
  void closingLeavesTimeForMetrics() {
    deliveries.start(NEVER, counts());

    deliveries.close(Duration.ofSeconds(2));

    assertThat(metrics).containsExactly(SendOutcome.Kind.ACCEPTED);
  }

  @Test
  void metricsHaveTheirTimeAfterOneThatDoesNotReturnFromBeingCancelled() {
    blocking = true;
    deliveries.start(NEVER, counts());

    deliveries.close(Duration.ZERO, AMPLE);

    assertThat(metrics).containsExactly(SendOutcome.Kind.ACCEPTED);
    assertThat(blocked.getCount()).isEqualTo(1);
  }

  @Test
  void closingGoesOnWhenItsThreadIsInterrupted() throws Exception {
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread closing =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              deliveries.close(NEVER);
              interrupted.set(Thread.interrupted());
            });
    closing.start();
    await().until(() -> healthy.counts().delivered() == 1);
    await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
    closing.interrupt();
    cancelled.countDown();
    closing.join(AMPLE.toMillis());

    assertThat(hanging.counts().delivered()).isEqualTo(1);
    assertThat(interrupted).isTrue();
  }

  private static MetricSource counts() {
    return new MetricSource() {
      @Override
      public List<Metric<?>> metrics() {
        return List.of(
            Metric.sum(
                "c", "1", "What is counted.", List.of(new MetricPoint<>(Attributes.empty(), 1L))));
      }

      @Override
      public boolean hasCounts() {
        return true;
      }
    };
  }

  private BackendProvider provider(String type) {
    return new BackendProvider() {
      @Override
      public String type() {
        return type;
      }

      @Override
      public Backend create(BackendContext context) {
        return new Scripted(type.equals("hanging"));
      }

      @Override
      public MetricBackend createForMetrics(BackendContext context) {
        return type.equals("hanging") ? null : new ScriptedMetrics();
      }
    };
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Scripted implements Backend {
    private final boolean hangs;

    Scripted(boolean hangs) {
      this.hangs = hangs;
    }

    @Override
    public String description() {
      return "scripted://" + hangs;
    }

    @Override
    public byte[] encode(List<? extends Event> events) {
      return new byte[1];
    }

    @Override
    public SendOutcome send(byte[] body) {
      try {
        if (hangs) {
          cancelled.await();
        }
        return SendOutcome.accepted();
      } catch (InterruptedException e) {
        return SendOutcome.retryable("interrupted");
      }
    }

    @Override
    public void cancel() {
      if (hangs && blocking) {
        waitFor(blocked);
      }
      cancelled.countDown();
    }

    @Override
    public void close() {}
  }

  /** Takes them unless it is cancelled a moment after it was asked to. */
  private final class ScriptedMetrics implements MetricBackend {
    private static final long MOMENT_MILLIS = 20;

    private final CountDownLatch givenUp = new CountDownLatch(1);

    @Override
    public String description() {
      return "scripted://metrics";
    }

    @Override
    public byte[] encode(MetricBatch batch) {
      return new byte[1];
    }

    @Override
    public SendOutcome send(byte[] body) {
      SendOutcome outcome = SendOutcome.accepted();
      try {
        if (givenUp.await(MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
          outcome = SendOutcome.retryable("cancelled");
        }
      } catch (InterruptedException ended) {
        outcome = SendOutcome.retryable("interrupted");
      }
      metrics.add(outcome.kind());
      return outcome;
    }

    @Override
    public void cancel() {
      givenUp.countDown();
    }

    @Override
    public void close() {}
  }
}
