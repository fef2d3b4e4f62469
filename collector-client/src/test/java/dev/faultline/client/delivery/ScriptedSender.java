package dev.faultline.client.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A backend at the seam: answers as it was told, then with success; can be made to hang until it is
 * cancelled.
 */
final class ScriptedSender implements BatchSender {
  private final Queue<SendOutcome> script = new ConcurrentLinkedQueue<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final AtomicInteger closed = new AtomicInteger();
  private volatile SendOutcome otherwise = SendOutcome.accepted();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile String thread;

  void answer(SendOutcome... outcomes) {
    script.addAll(List.of(outcomes));
  }

  void answerAlways(SendOutcome outcome) {
    otherwise = outcome;
  }

  void hang() {
    gate = new CountDownLatch(1);
  }

  @Override
  public SendOutcome send(byte[] body) {
    thread = Thread.currentThread().getName();
    bodies.add(new String(body, StandardCharsets.UTF_8));
    CountDownLatch current = gate;
    if (current.getCount() > 0) {
      try {
        current.await();
      } catch (InterruptedException e) {
        return SendOutcome.retryable("interrupted");
      }
      return SendOutcome.retryable("cancelled");
    }
    SendOutcome next = script.poll();
    return next == null ? otherwise : next;
  }

  @Override
  public void redirect(DeliverySettings settings) {}

  @Override
  public void cancel() {
    gate.countDown();
  }

  @Override
  public void close() {
    closed.incrementAndGet();
  }

  /** What was sent, one line for each event, an attempt each. */
  List<String> bodies() {
    return bodies;
  }

  boolean isClosed() {
    return closed.get() > 0;
  }

  String thread() {
    return thread;
  }
}
