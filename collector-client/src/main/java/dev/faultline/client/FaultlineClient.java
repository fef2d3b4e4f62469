package dev.faultline.client;

import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.configuration.BackendDelivery;
import dev.faultline.client.configuration.Deliveries;
import dev.faultline.client.delivery.DeliveryAccount;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.EventIds;
import dev.faultline.client.histogram.LatencyHistogram;
import dev.faultline.client.throwable.ThrowableReader;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes exceptions, messages and durations of a program that has no agent, and brings them to its
 * backends: each is delivered, or on disk, or counted under the reason why not.
 *
 * <pre>{@code
 * FaultlineClient faultline =
 *     FaultlineClient.builder()
 *         .serviceName("shop")
 *         .inApp("com.acme")
 *         .backend("otlp", Collections.singletonMap("endpoint", "http://collector:4318"))
 *         .build();
 * try {
 *   pay(order);
 * } catch (PaymentException e) {
 *   faultline.exception(e).tag("order", order.id()).send();
 * }
 * }</pre>
 *
 * <p>What is handed in is read on the caller's thread, and sent on a daemon thread, which the first
 * event starts. Thread-safe; nothing but {@link #flush} and {@link #close} blocks, and nothing
 * throws.
 */
public final class FaultlineClient implements AutoCloseable {
  private final EventIds ids = new EventIds();
  private final SentThrowables sent = new SentThrowables();
  private final AtomicLong leftOut = new AtomicLong();
  private final AtomicBoolean toldFailure = new AtomicBoolean();

  /** Held while it ends: whoever closes it, and the end of the JVM, may come at once. */
  private final Object ending = new Object();

  /** Guarded by {@link #ending}. */
  private boolean toldAccount;

  private final ClientHistograms histograms = new ClientHistograms();
  private final Deliveries deliveries;
  private final ThrowableReader reader;
  private final Map<String, String> tags;
  private final EventEditor editor;
  private final ClientLog log;
  private final Duration shutdownTimeout;

  /** Null when nothing is done at the JVM's end. */
  private final ShutdownFlush atShutdown;

  /** Null when what ends a thread is not sent. */
  private final UncaughtExceptions uncaught;

  FaultlineClient(FaultlineClientBuilder builder, ClientSettings settings, Deliveries deliveries) {
    this.deliveries = deliveries;
    reader = new ThrowableReader(settings.inApp());
    tags = settings.tags();
    shutdownTimeout = settings.shutdownTimeout();
    editor = builder.editor();
    log = builder.log();
    atShutdown = builder.flushesAtShutdown() ? ShutdownFlush.of(this) : null;
    uncaught = builder.sendsUncaughtExceptions() ? UncaughtExceptions.install(this) : null;
  }

  /** A builder with the defaults. */
  public static FaultlineClientBuilder builder() {
    return new FaultlineClientBuilder();
  }

  /**
   * Sends an exception that was caught. The same as {@code exception(throwable).send()}.
   *
   * @param throwable null is ignored
   * @return as {@link EventDraft#send()}
   */
  public String capture(Throwable throwable) {
    return throwable == null ? "" : exception(throwable).send();
  }

  /** An event of an exception, to tell more of and to send. */
  public EventDraft exception(Throwable throwable) {
    return EventDraft.of(this, throwable, tags);
  }

  /** An event of a message, to tell more of and to send. */
  public EventDraft message(String text) {
    return EventDraft.of(this, text == null ? "null" : text, tags);
  }

  /**
   * Durations that are sent as a metric, to backends that take metrics, every {@code
   * faultline.metrics.interval}. Recording takes some nanoseconds; keep the histogram where it is
   * recorded into rather than asking for it each time.
   *
   * @param name by OpenTelemetry's rules, such as {@code shop.checkout.duration}
   * @param attributes what tells it from others of that name; beyond 2,000 sets of them, all
   *     further ones are told together, as {@code otel.metric.overflow}
   * @throws IllegalStateException when there are a thousand names already
   */
  public LatencyHistogram histogram(String name, Map<String, String> attributes) {
    return histograms.of(name, attributes);
  }

  /** As {@link #histogram(String, Map)}, without attributes. */
  public LatencyHistogram histogram(String name) {
    return histograms.of(name, Collections.<String, String>emptyMap());
  }

  /**
   * Sends what was handed in so far, without waiting for batches to fill.
   *
   * @return whether all of it is settled: delivered, refused, dropped or on disk. False when a
   *     backend cannot take it now, the time is up, or the thread was interrupted, which it still
   *     is
   */
  public boolean flush(Duration timeout) {
    return deliveries.flush(timeout);
  }

  /** What became of all events, for each backend by its name, in the order of the settings. */
  public Map<String, DeliveryAccount> accounts() {
    Map<String, DeliveryAccount> accounts = new LinkedHashMap<>();
    for (BackendDelivery one : deliveries.each()) {
      accounts.put(one.name(), one.counts());
    }
    return Collections.unmodifiableMap(accounts);
  }

  /** How many events the editor left out, or could not be made: they are in no account. */
  public long leftOut() {
    return leftOut.get();
  }

  /**
   * Sends what waits, for as long as {@code faultline.shutdown.timeout} allows, and ends. A quarter
   * of that time is for the last metrics, where there are any. It takes a second more at most,
   * where attempts have to be given up. An interrupt of the calling thread does not end it, and
   * stays set. The log has the accounts when events were lost.
   */
  @Override
  public void close() {
    if (atShutdown != null) {
      atShutdown.cancel();
    }
    if (uncaught != null) {
      uncaught.remove();
    }
    closeDeliveries();
  }

  private void closeDeliveries() {
    String losses;
    synchronized (ending) {
      deliveries.close(shutdownTimeout);
      losses = takeLosses();
    }
    tell(losses);
  }

  /** At the end of the JVM, which does not wait for a backend that is away. */
  void finish() {
    String losses;
    synchronized (ending) {
      deliveries.finish(shutdownTimeout);
      losses = takeLosses();
    }
    tell(losses);
  }

  /** What there is to say of events that were lost; null for nothing, or when that is said. */
  private String takeLosses() {
    if (toldAccount || !deliveries.isAnyLost()) {
      return null;
    }
    toldAccount = true;
    long waiting = deliveries.waiting();
    return "Not all events were sent at the end; "
        + deliveries
        + (waiting == 0 ? "" : "; " + waiting + " wait, which are given up");
  }

  private void tell(String losses) {
    if (losses != null) {
      log.warn(losses);
    }
  }

  ClientHistograms histograms() {
    return histograms;
  }

  ThrowableReader reader() {
    return reader;
  }

  String send(EventDraft draft) {
    Throwable throwable = draft.throwable();
    String earlier = throwable == null ? null : sent.idOf(throwable);
    if (earlier != null && !draft.isLast()) {
      return earlier;
    }
    Event event = event(draft, earlier);
    if (event == null) {
      leftOut.incrementAndGet();
      return "";
    }
    if (!deliveries.offer(event)) {
      return "";
    }
    if (throwable != null) {
      sent.remember(throwable, event.id());
    }
    return event.id();
  }

  /** Null when it is left out. Reads the application's exceptions and calls its editor. */
  private Event event(EventDraft draft, String earlier) {
    try {
      String id = earlier == null ? ids.next() : earlier;
      Event event = draft.event(id, System.currentTimeMillis());
      return editor == null ? event : editor.edit(event);
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError failure) {
      if (toldFailure.compareAndSet(false, true)) {
        log.warn("An event is left out, as further ones may be without being told: " + failure);
      }
      return null;
    }
  }
}
