package dev.faultline.client.delivery;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.metric.MetricBatch;
import dev.faultline.client.metric.Temporality;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * A backend at the seam: answers as it was told, then with success; can be made to hang until it is
 * cancelled.
 */
final class ScriptedBackend implements Backend, MetricBackend {
  /** How batches are written. */
  interface Encoding {
    byte[] encode(List<? extends Event> events) throws IOException;
  }

  private final Queue<SendOutcome> script = new ConcurrentLinkedQueue<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<MetricBatch> batches = new CopyOnWriteArrayList<>();
  private final AtomicReference<Error> broken = new AtomicReference<>();
  private final AtomicInteger closed = new AtomicInteger();
  private volatile SendOutcome otherwise = SendOutcome.accepted();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile Temporality temporality = Temporality.CUMULATIVE;
  private volatile boolean proceeding;
  private volatile boolean cancelled;
  private volatile boolean brokenAtClose;
  private volatile CountDownLatch closeGate = new CountDownLatch(0);
  private volatile String thread;
  private final Map<DropReason, Long> losses = new ConcurrentHashMap<>();
  private volatile Encoding encoding = ScriptedBackend::messages;

  void answer(SendOutcome... outcomes) {
    script.addAll(List.of(outcomes));
  }

  void answerAlways(SendOutcome outcome) {
    otherwise = outcome;
  }

  void breakOnce(Error failure) {
    broken.set(failure);
  }

  void hang() {
    gate = new CountDownLatch(1);
  }

  void encodeBy(Encoding other) {
    encoding = other;
  }

  static byte[] messages(List<? extends Event> events) {
    return events.stream()
        .map(event -> ((ExceptionEvent) event).exceptions().get(0).message())
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String description() {
    return "http://backend";
  }

  @Override
  public byte[] encode(List<? extends Event> events) throws IOException {
    return encoding.encode(events);
  }

  @Override
  public void lost(DropReason reason, long events) {
    losses.merge(reason, events, Long::sum);
  }

  /** How many events it was told to be lost. */
  Map<DropReason, Long> losses() {
    return losses;
  }

  /** All batches of metrics that were to be sent. */
  List<MetricBatch> batches() {
    return batches;
  }

  void wants(Temporality wanted) {
    temporality = wanted;
  }

  @Override
  public Temporality temporality() {
    return temporality;
  }

  @Override
  public byte[] encode(MetricBatch batch) {
    batches.add(batch);
    return batch.metrics().stream()
        .flatMap(metric -> metric.points().stream())
        .map(point -> point.attributes().asMap().get("name") + "=" + point.value())
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public SendOutcome send(byte[] body) {
    thread = Thread.currentThread().getName();
    Error failure = broken.getAndSet(null);
    if (failure != null) {
      throw failure;
    }
    bodies.add(new String(body, StandardCharsets.UTF_8));
    CountDownLatch current = gate;
    if (current.getCount() > 0) {
      try {
        current.await();
      } catch (InterruptedException e) {
        return SendOutcome.retryable("interrupted");
      }
    }
    if (cancelled && !proceeding) {
      return SendOutcome.retryable("cancelled");
    }
    SendOutcome next = script.poll();
    return next == null ? otherwise : next;
  }

  /** Ends the hanging with success. */
  void proceed() {
    proceeding = true;
    gate.countDown();
  }

  @Override
  public void cancel() {
    cancelled = true;
    gate.countDown();
  }

  void breakAtClose() {
    brokenAtClose = true;
  }

  /** As one must not: {@link #close} does not return. */
  void hangAtClose() {
    closeGate = new CountDownLatch(1);
  }

  void proceedAtClose() {
    closeGate.countDown();
  }

  @Override
  public void close() {
    closed.incrementAndGet();
    try {
      closeGate.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    if (brokenAtClose) {
      throw new NoClassDefFoundError("okhttp3/X");
    }
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
