package dev.faultline.backend.kafka;

import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import java.util.BitSet;

/**
 * Which records of a batch have been answered for good, over all attempts to send it. Thread-safe.
 */
final class Progress {
  private final int records;
  private final BitSet settled = new BitSet();
  private int underWay;
  private int refused;
  private DropReason reason;
  private String remark;
  private KafkaFailure failure;
  private boolean cancelled;

  Progress(int records) {
    this.records = records;
  }

  /** A new attempt. */
  synchronized void begin() {
    underWay = 0;
    failure = null;
  }

  synchronized boolean isSettled(int record) {
    return settled.get(record);
  }

  /** Whether any has been answered, so that it must not be sent again. */
  synchronized boolean hasSettled() {
    return !settled.isEmpty();
  }

  synchronized void sending() {
    underWay++;
  }

  synchronized void acknowledged(int record) {
    settled.set(record);
    answered();
  }

  synchronized void failed(int record, Throwable thrown) {
    KafkaFailure told = new KafkaFailure(thrown);
    DropReason refusal = told.refusal();
    if (refusal == null) {
      failure = failure == null || told.endsProducer() ? told : failure;
    } else {
      settled.set(record);
      refused++;
      reason = refusal;
      remark = told.text();
    }
    answered();
  }

  private void answered() {
    underWay--;
    notifyAll();
  }

  /** What another attempt may mend, of this attempt; null for nothing. */
  synchronized KafkaFailure failure() {
    return failure;
  }

  /** Returns from {@link #await} at once. */
  synchronized void cancel() {
    cancelled = true;
    notifyAll();
  }

  /**
   * Until all that was sent is answered.
   *
   * @return false when it was cancelled or took too long before
   */
  synchronized boolean await(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    while (underWay > 0 && !cancelled) {
      long millis = (end - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    return underWay == 0;
  }

  /** What became of the batch; null when records of it are to be sent again. */
  synchronized SendOutcome outcome() {
    if (settled.cardinality() < records) {
      return null;
    }
    if (refused == 0) {
      return SendOutcome.accepted();
    }
    return refused == records
        ? SendOutcome.rejected(reason, remark)
        : SendOutcome.accepted(refused, remark);
  }
}
