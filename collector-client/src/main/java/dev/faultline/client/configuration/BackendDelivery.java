package dev.faultline.client.configuration;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.EventFilter;
import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.delivery.DeliveryAccount;
import dev.faultline.client.delivery.DeliveryMetrics;
import dev.faultline.client.delivery.EventDelivery;
import dev.faultline.client.delivery.FlushRequest;
import dev.faultline.client.delivery.MetricDelivery;
import dev.faultline.client.event.Event;
import dev.faultline.client.metric.MetricSource;
import java.time.Duration;

/**
 * What goes to one backend: the events that pass its filter, and metrics if it takes them.
 * Thread-safe.
 */
public final class BackendDelivery {
  private final DeliveryFactory factory;
  private final EventDelivery events;
  private final DeliveryMetrics account;
  private volatile BackendChoice choice;
  private volatile EventFilter filter;

  private Duration metricsInterval;
  private MetricSource metricSource;

  /** Null when the backend takes none. */
  private volatile MetricDelivery metrics;

  BackendDelivery(BackendChoice choice, DeliveryFactory factory) {
    this.choice = choice;
    this.filter = choice.filter();
    this.factory = factory;
    Backend backend = factory.backend(choice);
    events =
        new EventDelivery(
            factory.settings(choice, backend), backend, factory.threads(), factory.log());
    account = new DeliveryMetrics(choice.name(), events);
  }

  /** Sends what an earlier process left, and begins to send metrics. */
  void start(Duration interval, MetricSource source) {
    events.resume();
    metricsInterval = interval;
    metricSource = source;
    sendMetricsTo(factory.metricBackend(choice));
  }

  /**
   * @param to null for nowhere
   */
  private void sendMetricsTo(MetricBackend to) {
    MetricDelivery exports = metrics;
    if (to == null || metricsInterval.isZero()) {
      metrics = null;
      if (exports != null) {
        exports.close(Duration.ZERO);
      }
    } else if (exports != null) {
      exports.replaceBackend(to);
    } else {
      exports =
          new MetricDelivery(metricsInterval, metricSource, to, factory.threads(), factory.log());
      exports.start();
      metrics = exports;
    }
  }

  BackendChoice choice() {
    return choice;
  }

  /** The account, as metrics. */
  DeliveryMetrics account() {
    return account;
  }

  boolean offer(Event event) {
    if (filter.accepts(event)) {
      return events.offer(event);
    }
    events.filterOut();
    return false;
  }

  /** Takes over other settings of a backend of the same type. */
  void change(BackendChoice to) {
    Backend next = to.isSameAs(choice) ? null : factory.backend(to);
    // From here on nothing refuses the new settings.
    filter = to.filter();
    if (next != null) {
      events.replaceBackend(next, factory.spool(to, next));
      events.resume();
      sendMetricsTo(factory.metricBackend(to));
    }
    choice = to;
  }

  FlushRequest requestFlush() {
    return events.requestFlush();
  }

  boolean await(FlushRequest request, Duration timeout) {
    return events.await(request, timeout);
  }

  boolean hasSpool() {
    return events.hasSpool();
  }

  /** As {@link EventDelivery#requestLeave}. */
  FlushRequest requestLeave() {
    return events.requestLeave();
  }

  void requestLastMetrics() {
    MetricDelivery exports = metrics;
    if (exports != null) {
      exports.requestClose();
    }
  }

  /** Waits until the last metrics are sent. */
  boolean awaitLastMetrics(Duration timeout) {
    MetricDelivery exports = metrics;
    return exports == null || exports.awaitClosed(timeout);
  }

  void cancelMetrics() {
    MetricDelivery exports = metrics;
    if (exports != null) {
      exports.cancel();
    }
  }

  boolean hasLastMetrics() {
    MetricDelivery exports = metrics;
    return exports != null && exports.hasLast();
  }

  /** Takes no more events. */
  void requestClose(Duration timeout) {
    events.requestClose(timeout);
  }

  /** Waits until nothing is left of them. */
  boolean awaitClosed(Duration timeout) {
    return events.awaitClosed(timeout);
  }

  /** As {@link EventDelivery#awaitLetGo}. */
  boolean awaitLetGo(Duration timeout) {
    return events.awaitLetGo(timeout);
  }

  /** As {@link EventDelivery#inMemoryAlone}. */
  long inMemoryAlone() {
    return events.inMemoryAlone();
  }

  void cancelEvents() {
    events.cancel();
  }

  /** What the settings call the backend. */
  public String name() {
    return choice.name();
  }

  /** Whose batches it keeps on disk, where it keeps any. */
  SpoolOwner spoolOwner() {
    return SpoolOwner.of(choice, events.backend());
  }

  /** Where it is, for people; without credentials. */
  public String destination() {
    return events.backend().replaceAll("//[^/]*@", "//...@");
  }

  /** What became of all events. */
  public DeliveryAccount counts() {
    return events.account();
  }
}
