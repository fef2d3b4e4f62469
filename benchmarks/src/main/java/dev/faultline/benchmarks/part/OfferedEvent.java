package dev.faultline.benchmarks.part;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.SendOutcome;
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
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Handing in an event: to a backend that keeps up, and to one that never answers. */
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

  @Param Queue queue;

  private final CountDownLatch end = new CountDownLatch(1);
  private EventDelivery delivery;
  private Event event;

  @Setup
  public void setUp() {
    event =
        ExceptionEvent.builder()
            .id(new EventIds().next())
            .exceptions(List.of(ExceptionLink.builder().type("com.acme.OutOfStock").build()))
            .build();
    delivery =
        new EventDelivery(
            DeliverySettings.builder().build(), new Sink(), Thread::new, new Nobody());
  }

  @TearDown
  public void tearDown() {
    end.countDown();
    delivery.close(Duration.ofSeconds(1));
  }

  @Benchmark
  public boolean offer() {
    return delivery.offer(event);
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

  private static final class Nobody implements ClientLog {

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {}
  }
}
