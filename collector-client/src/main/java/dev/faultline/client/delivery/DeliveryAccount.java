package dev.faultline.client.delivery;

import dev.faultline.client.backend.DropReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of every event of one backend, at one moment. Always exact: {@code offered + found =
 * filteredOut + delivered + refused + dropped + spooled + waiting}. Immutable.
 */
public final class DeliveryAccount {
  private static final DropReason[] REASONS = DropReason.values();

  /** What is counted, beside what is dropped. */
  private enum Count {
    FILTERED_OUT,
    FOUND,
    ADMITTED,
    DELIVERED,
    REFUSED,
    SPOOLED,
    WAITING,
    WAITING_BYTES
  }

  static final DeliveryAccount EMPTY =
      new DeliveryAccount(0, new long[Count.values().length], new long[REASONS.length], false);

  private final long offered;
  private final long[] counts;
  private final long[] dropped;
  private final boolean closed;

  private DeliveryAccount(long offered, long[] counts, long[] dropped, boolean closed) {
    this.offered = offered;
    this.counts = counts;
    this.dropped = dropped;
    this.closed = closed;
  }

  /** Of no events. */
  public static DeliveryAccount empty() {
    return EMPTY;
  }

  /** Of the events of both, which are others in each. */
  public DeliveryAccount plus(DeliveryAccount other) {
    Change change = change();
    change.offered += other.offered;
    for (Count one : Count.values()) {
      change.add(one, other.count(one));
    }
    for (DropReason reason : REASONS) {
      change.drop(reason, other.dropped(reason));
    }
    return change.done();
  }

  private long count(Count of) {
    return counts[of.ordinal()];
  }

  /** How many events were offered, those that were filtered out among them. */
  public long offered() {
    return offered;
  }

  /** How many the backend is not to have. */
  public long filteredOut() {
    return count(Count.FILTERED_OUT);
  }

  /** How many were found on disk, where processes that have ended had left them. */
  public long found() {
    return count(Count.FOUND);
  }

  /** How many the backend has taken. */
  public long delivered() {
    return count(Count.DELIVERED);
  }

  /** How many the backend received and did not take (OTLP's partial success). */
  public long refused() {
    return count(Count.REFUSED);
  }

  /** How many were given up, for any reason. */
  public long dropped() {
    long sum = 0;
    for (long ofReason : dropped) {
      sum += ofReason;
    }
    return sum;
  }

  /** How many were given up for this reason. */
  public long dropped(DropReason reason) {
    return dropped[reason.ordinal()];
  }

  /** How many were given up, by reason, without the reasons that never occurred; unmodifiable. */
  public Map<DropReason, Long> droppedByReason() {
    Map<DropReason, Long> byReason = new EnumMap<>(DropReason.class);
    for (DropReason reason : REASONS) {
      if (dropped(reason) > 0) {
        byReason.put(reason, dropped(reason));
      }
    }
    return Collections.unmodifiableMap(byReason);
  }

  /** How many wait on disk. */
  public long spooled() {
    return count(Count.SPOOLED);
  }

  /** How many the backend will not have: refused or dropped. */
  public long lost() {
    return refused() + dropped();
  }

  /** How many are in the queue or in the batch that is being sent for the first time. */
  public int waiting() {
    return (int) count(Count.WAITING);
  }

  /** The estimated size on the wire, before compression, of those that wait; in bytes. */
  public long waitingBytes() {
    return count(Count.WAITING_BYTES);
  }

  /** How many were let into the queue, ever. */
  long admitted() {
    return count(Count.ADMITTED);
  }

  boolean closed() {
    return closed;
  }

  /** One is let in, and {@code displaced} that waited are given up for it. */
  DeliveryAccount admit(long bytes, int displaced, long displacedBytes) {
    return change()
        .displace(displaced, displacedBytes)
        .offer()
        .add(Count.ADMITTED, 1)
        .add(Count.WAITING, 1)
        .add(Count.WAITING_BYTES, bytes)
        .done();
  }

  DeliveryAccount turnAway(DropReason reason, int displaced, long displacedBytes) {
    return change().displace(displaced, displacedBytes).offer().drop(reason, 1).done();
  }

  DeliveryAccount deliver(int count, long refused, long bytes) {
    return change().release(count, bytes).answered(count, refused).done();
  }

  DeliveryAccount drop(DropReason reason, int count, long bytes) {
    return change().release(count, bytes).drop(reason, count).done();
  }

  DeliveryAccount spool(int count, long bytes) {
    return change().release(count, bytes).add(Count.SPOOLED, count).done();
  }

  DeliveryAccount filterOut() {
    return change().offer().add(Count.FILTERED_OUT, 1).done();
  }

  DeliveryAccount changeSpool(long found, long damaged, long expired) {
    return change()
        .add(Count.FOUND, found)
        .add(Count.SPOOLED, found - damaged - expired)
        .drop(DropReason.SPOOL_DAMAGED, damaged)
        .drop(DropReason.SPOOL_EXPIRED, expired)
        .done();
  }

  DeliveryAccount deliverSpooled(int count, long refused) {
    return change().add(Count.SPOOLED, -count).answered(count, refused).done();
  }

  DeliveryAccount dropSpooled(DropReason reason, long count) {
    return change().add(Count.SPOOLED, -count).drop(reason, count).done();
  }

  DeliveryAccount close() {
    return new DeliveryAccount(offered, counts, dropped, true);
  }

  private Change change() {
    return new Change(this);
  }

  @Override
  public String toString() {
    return "offered "
        + offered()
        + (found() == 0 ? "" : " + found " + found())
        + " = "
        + (filteredOut() == 0 ? "" : "filtered out " + filteredOut() + " + ")
        + "delivered "
        + delivered()
        + " + refused "
        + refused()
        + " + dropped "
        + droppedByReason()
        + (spooled() == 0 ? "" : " + spooled " + spooled())
        + " + waiting "
        + waiting();
  }

  /** The next account, as it is made: of what has not changed, it has the former one's. */
  private static final class Change {
    private final DeliveryAccount former;
    private long offered;
    private long[] counts;
    private long[] dropped;

    Change(DeliveryAccount former) {
      this.former = former;
      offered = former.offered;
      counts = former.counts;
      dropped = former.dropped;
    }

    Change offer() {
      offered++;
      return this;
    }

    Change add(Count to, long more) {
      if (more != 0) {
        if (counts == former.counts) {
          counts = counts.clone();
        }
        counts[to.ordinal()] += more;
      }
      return this;
    }

    Change drop(DropReason reason, long more) {
      if (more != 0) {
        if (dropped == former.dropped) {
          dropped = dropped.clone();
        }
        dropped[reason.ordinal()] += more;
      }
      return this;
    }

    /** They wait no more, for one of a higher priority. */
    Change displace(int displaced, long displacedBytes) {
      return release(displaced, displacedBytes).drop(DropReason.DISPLACED, displaced);
    }

    /** They wait no more. */
    Change release(int count, long bytes) {
      return add(Count.WAITING, -count).add(Count.WAITING_BYTES, -bytes);
    }

    /** The backend has them, but for those that it refused. */
    Change answered(int count, long refused) {
      long counted = Math.min(Math.max(refused, 0), count);
      return add(Count.DELIVERED, count - counted).add(Count.REFUSED, counted);
    }

    DeliveryAccount done() {
      return new DeliveryAccount(offered, counts, dropped, former.closed);
    }
  }
}
