package dev.faultline.client.delivery;

import dev.faultline.client.backend.DropReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of every event that was offered, at one moment. Always exact: {@code offered =
 * delivered + refused + dropped + waiting}. Immutable.
 */
public final class DeliveryAccount {
  private static final DropReason[] REASONS = DropReason.values();

  static final DeliveryAccount EMPTY =
      new DeliveryAccount(0, 0, 0, 0, 0, 0, new long[REASONS.length], false);

  private final long offered;
  private final long admitted;
  private final long delivered;
  private final long refused;
  private final int waiting;
  private final long waitingBytes;
  private final long[] dropped;
  private final boolean closed;

  private DeliveryAccount(
      long offered,
      long admitted,
      long delivered,
      long refused,
      int waiting,
      long waitingBytes,
      long[] dropped,
      boolean closed) {
    this.offered = offered;
    this.admitted = admitted;
    this.delivered = delivered;
    this.refused = refused;
    this.waiting = waiting;
    this.waitingBytes = waitingBytes;
    this.dropped = dropped;
    this.closed = closed;
  }

  /** How many events were offered. */
  public long offered() {
    return offered;
  }

  /** How many the backend has taken. */
  public long delivered() {
    return delivered;
  }

  /** How many the backend received and did not take (OTLP's partial success). */
  public long refused() {
    return refused;
  }

  /** How many were given up, for any reason. */
  public long dropped() {
    long sum = 0;
    for (long count : dropped) {
      sum += count;
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

  /** How many are in the queue or in the batch that is being sent. */
  public int waiting() {
    return waiting;
  }

  /** The estimated size on the wire, before compression, of those that wait; in bytes. */
  public long waitingBytes() {
    return waitingBytes;
  }

  /** How many were let into the queue, ever. */
  long admitted() {
    return admitted;
  }

  /** How many of those let into the queue do not wait any more. */
  long settled() {
    return admitted - waiting;
  }

  boolean closed() {
    return closed;
  }

  DeliveryAccount admit(long bytes) {
    return new DeliveryAccount(
        offered + 1,
        admitted + 1,
        delivered,
        refused,
        waiting + 1,
        waitingBytes + bytes,
        dropped,
        closed);
  }

  DeliveryAccount turnAway(DropReason reason) {
    return new DeliveryAccount(
        offered + 1, admitted, delivered, refused, waiting, waitingBytes, plus(reason, 1), closed);
  }

  DeliveryAccount deliver(int count, int refusedCount, long bytes) {
    return new DeliveryAccount(
        offered,
        admitted,
        delivered + count - refusedCount,
        refused + refusedCount,
        waiting - count,
        waitingBytes - bytes,
        dropped,
        closed);
  }

  DeliveryAccount drop(DropReason reason, int count, long bytes) {
    return new DeliveryAccount(
        offered,
        admitted,
        delivered,
        refused,
        waiting - count,
        waitingBytes - bytes,
        plus(reason, count),
        closed);
  }

  DeliveryAccount close() {
    return new DeliveryAccount(
        offered, admitted, delivered, refused, waiting, waitingBytes, dropped, true);
  }

  private long[] plus(DropReason reason, long count) {
    long[] sums = dropped.clone();
    sums[reason.ordinal()] += count;
    return sums;
  }

  @Override
  public String toString() {
    return "offered "
        + offered
        + " = delivered "
        + delivered
        + " + refused "
        + refused
        + " + dropped "
        + droppedByReason()
        + " + waiting "
        + waiting;
  }
}
