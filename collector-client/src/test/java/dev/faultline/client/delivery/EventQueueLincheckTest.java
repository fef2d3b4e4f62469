package dev.faultline.client.delivery;

import dev.faultline.client.SampleEvents;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/**
 * The queue under interleavings chosen by a model checker: whoever comes between whom, each event
 * leaves once or is counted, and nothing of a high priority makes room.
 */
class EventQueueLincheckTest {
  /** {@code -Dlincheck.invocations=2000} for a long run. */
  private static final int INVOCATIONS = Integer.getInteger("lincheck.invocations", 30);

  private static final int CAPACITY = 2;
  private static final Event HIGH = event("h", Disposition.UNCAUGHT);
  private static final Event NORMAL = event("n", Disposition.SWALLOWED);
  private static final Event LOW = event("l", Disposition.HANDLED);

  private static Event event(String message, Disposition disposition) {
    return SampleEvents.builder(message).disposition(disposition).build();
  }

  @Test
  void producersThatDisplaceEachOthersEvents() {
    Lincheck.runConcurrentTest(
        INVOCATIONS,
        () -> {
          Scene scene = new Scene();
          scene.queue.offer(LOW);
          run(() -> scene.offer(NORMAL, LOW), () -> scene.offer(HIGH, HIGH));

          scene.takeAll();
          scene.check(5);
          check(scene.left.contains("h"), "a high one was there, and had the lowest to displace");
        });
  }

  @Test
  void aProducerThatDisplacesWhatIsJustBeingTaken() {
    Lincheck.runConcurrentTest(
        INVOCATIONS,
        () -> {
          Scene scene = new Scene();
          scene.queue.offer(LOW);
          scene.queue.offer(LOW);
          run(() -> scene.offer(HIGH, NORMAL), scene::takeOnce);

          scene.takeAll();
          scene.check(4);
        });
  }

  @Test
  void closingWhileOneIsDisplaced() {
    Lincheck.runConcurrentTest(
        INVOCATIONS,
        () -> {
          Scene scene = new Scene();
          scene.queue.offer(LOW);
          scene.queue.offer(LOW);
          run(() -> scene.offer(HIGH), scene.ledger::close);

          scene.takeAll();
          scene.check(3);
        });
  }

  @Test
  void whatWasOfferedBeforeIsSeenUntilItIsSettled() {
    Lincheck.runConcurrentTest(
        INVOCATIONS,
        () -> {
          Scene scene = new Scene();
          scene.queue.offer(NORMAL);
          boolean[] held = new boolean[1];
          boolean[] settled = new boolean[1];
          run(
              scene::takeOnce,
              () -> {
                boolean before = scene.ledger.account().waiting() == 0;
                held[0] = scene.queue.holdsUpTo(1);
                settled[0] = before || scene.ledger.account().waiting() == 0;
              });
          check(held[0] || settled[0], "it was neither in the queue, nor in hand, nor settled");
        });
  }

  /** Lincheck explores what plain threads do. */
  private static void run(Runnable one, Runnable other) {
    Thread first = new Thread(one);
    Thread second = new Thread(other);
    first.start();
    second.start();
    try {
      first.join();
      second.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  private static final class Scene {
    final Ledger ledger = new Ledger(CAPACITY, Long.MAX_VALUE);
    final EventQueue queue =
        new EventQueue(
            ledger,
            new LostEvents(ledger),
            DeliverySettings.builder().batchInterval(Duration.ZERO).batchSize(1).build(),
            1);
    final List<String> left = new ArrayList<>();

    void offer(Event... events) {
      for (Event event : events) {
        queue.offer(event);
      }
    }

    /** As the export thread does; one at a time. */
    void takeOnce() {
      settle(queue.drain());
    }

    void takeAll() {
      settle(queue.drain());
    }

    private void settle(Batch batch) {
      for (Event event : batch.events()) {
        left.add(((ExceptionEvent) event).exceptions().get(0).message());
      }
      ledger.delivered(batch.size(), 0, batch.bytes());
      queue.settled();
    }

    void check(int offered) {
      DeliveryAccount account = ledger.account();
      EventQueueLincheckTest.check(account.offered() == offered, "offered: " + account);
      EventQueueLincheckTest.check(account.delivered() == left.size(), left + ": " + account);
      EventQueueLincheckTest.check(
          account.delivered() + account.dropped() == offered, "sum: " + account);
      EventQueueLincheckTest.check(account.waiting() == 0, "waiting: " + account);
      EventQueueLincheckTest.check(account.waitingBytes() == 0, "bytes: " + account.waitingBytes());
    }
  }
}
