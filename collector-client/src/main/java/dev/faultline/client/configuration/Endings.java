package dev.faultline.client.configuration;

import dev.faultline.client.delivery.EventDelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Waits for something of several backends that has begun to end, within a time that they share.
 * What is late is cancelled, all at once: however many hang, it takes as long as if one did.
 */
abstract class Endings {
  /** Of events. */
  static final Endings EVENTS =
      new Endings() {
        @Override
        boolean await(BackendDelivery one, Duration timeout) {
          return one.awaitClosed(timeout);
        }

        @Override
        void cancel(BackendDelivery one) {
          one.cancelEvents();
        }
      };

  /** Of metrics. */
  static final Endings METRICS =
      new Endings() {
        @Override
        boolean await(BackendDelivery one, Duration timeout) {
          return one.awaitLastMetrics(timeout);
        }

        @Override
        void cancel(BackendDelivery one) {
          one.cancelMetrics();
        }
      };

  /** Of threads that let go of disks and backends, which nobody can hasten. */
  static final Endings LET_GO =
      new Endings() {
        @Override
        boolean await(BackendDelivery one, Duration timeout) {
          return one.awaitLetGo(timeout);
        }

        @Override
        void cancel(BackendDelivery one) {}
      };

  Endings() {}

  abstract boolean await(BackendDelivery one, Duration timeout);

  abstract void cancel(BackendDelivery one);

  /** Whether an interrupt ends the waiting: not that of an end, which would lose what waits. */
  boolean isInterruptible() {
    return false;
  }

  /** Whether all have ended. */
  final boolean await(Collection<BackendDelivery> some, Deadline end) {
    return await(some, end, end);
  }

  /**
   * Whether all have ended.
   *
   * @param patience until when nothing is cancelled
   * @param end until when it may take, and half a second more
   */
  final boolean await(Collection<BackendDelivery> some, Deadline patience, Deadline end) {
    List<BackendDelivery> late = late(some, patience);
    for (BackendDelivery one : late) {
      cancel(one);
    }
    return late(late, Deadline.in(end.left().plus(EventDelivery.CANCEL_GRACE))).isEmpty();
  }

  /** Those that have not ended by then. */
  final List<BackendDelivery> late(Collection<BackendDelivery> some, Deadline end) {
    List<BackendDelivery> late = new ArrayList<>();
    boolean interrupted = false;
    for (BackendDelivery one : some) {
      boolean ended = await(one, end.left());
      while (!ended && !isInterruptible() && Thread.interrupted()) {
        interrupted = true;
        ended = await(one, end.left());
      }
      if (!ended) {
        late.add(one);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return late;
  }
}
