package dev.faultline.benchmarks.part;

import dev.faultline.benchmarks.delivery.SilentClientLog;
import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.delivery.DeliveryAccount;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.delivery.EventDelivery;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.EventIds;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Handing in an event: to a queue that has room, and to one that is full because the backend never
 * answers. A backend that takes everything does not keep up with calls that do nothing else, so
 * that events are handed in some at a time, and the queue is emptied in between, which is not
 * timed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OfferedEvent {

  /** What becomes of the events. */
  public enum Queue {
    DRAINED,
    FULL
  }

  /** Those of two threads leave room in the queue. */
  private static final int EVENTS = 512;

  @Param Queue queue;

  private final CountDownLatch sending = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private EventDelivery delivery;
  private Event event;
  private DeliveryAccount filled;

  @Setup
  public void setUp() throws InterruptedException {
    event =
        ExceptionEvent.builder()
            .id(new EventIds().next())
            .exceptions(List.of(ExceptionLink.builder().type("com.acme.OutOfStock").build()))
            .build();
    delivery =
        new EventDelivery(
            DeliverySettings.builder().build(), new Sink(), Thread::new, new SilentClientLog());
    if (queue == Queue.FULL) {
      fill();
    }
    filled = delivery.account();
  }

  /** Once the backend has taken its first batch, nothing makes room any more. */
  private void fill() throws InterruptedException {
    while (delivery.offer(event)) {
      Thread.onSpinWait();
    }
    sending.await();
    while (delivery.offer(event)) {
      Thread.onSpinWait();
    }
  }

  /** Looks whether each event met what it was to meet. */
  @TearDown
  public void tearDown() {
    DeliveryAccount account = delivery.account();
    end.countDown();
    delivery.close(Duration.ofSeconds(1));
    long offered = account.offered() - filled.offered();
    long full = account.dropped(DropReason.QUEUE_FULL) - filled.dropped(DropReason.QUEUE_FULL);
    if (offered == 0 || full != (queue == Queue.FULL ? offered : 0)) {
      throw new IllegalStateException(
          "a queue that was to be " + queue + " was full for " + full + " events of " + offered);
    }
  }

  /** What each thread does before it hands in the next ones. */
  @State(Scope.Thread)
  public static class Pause {
    @Setup(Level.Invocation)
    public void empty(OfferedEvent offered) {
      if (offered.queue == Queue.DRAINED && !offered.delivery.flush(Duration.ofSeconds(10))) {
        throw new IllegalStateException("the queue was not emptied");
      }
    }
  }

  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public boolean offer(Pause pause) {
    boolean letIn = true;
    for (int i = 0; i < EVENTS; i++) {
      letIn &= delivery.offer(event);
    }
    return letIn;
  }

  private final class Sink implements Backend {

    @Override
    public String description() {
      return "sink";
    }

    @Override
    public byte[] encode(List<? extends Event> events) {
      return new byte[1];
    }

    @Override
    public SendOutcome send(byte[] body) {
      sending.countDown();
      try {
        if (queue == Queue.FULL) {
          end.await();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return SendOutcome.accepted();
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}
  }
}
