package dev.faultline.client.configuration;

import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.delivery.EventDelivery;
import dev.faultline.client.event.Event;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All deliveries of this JVM, one for each backend that the settings choose. Thread-safe. The lock
 * is held while backends change, which no thread of the application waits for.
 */
public final class Deliveries {
  private static final Duration REMOVAL = Duration.ofSeconds(5);

  /** For what is cancelled: of events, then of metrics. */
  private static final Duration MOST_GRACE = EventDelivery.CANCEL_GRACE.multipliedBy(2);

  private final DeliveryFactory factory;
  private final List<BackendDelivery> each = new CopyOnWriteArrayList<>();

  private final RemovedBackends removed = new RemovedBackends();

  /** Events that came while there was no backend. */
  private final AtomicLong nowhere = new AtomicLong();

  /** Null until it is started. */
  private Duration metricsInterval;

  private MetricSource metrics;

  /** Set before deliveries are closed, so that what is added later is found to be late. */
  private volatile boolean closed;

  /** Deliveries that have started nothing. */
  public Deliveries(BackendChoices choices, DeliveryFactory factory) {
    this.factory = factory;
    for (BackendChoice choice : choices.chosen()) {
      add(choice);
    }
  }

  /** One of a jar may fail though it did not when it was checked: it is left out. Null then. */
  private BackendDelivery add(BackendChoice choice) {
    try {
      BackendDelivery added = factory.create(choice);
      each.add(added);
      return added;
    } catch (InvalidBackendException broken) {
      factory.log().warn(broken.getMessage() + "; it is left out");
      return null;
    }
  }

  /**
   * Sends what earlier processes left, tells of what they left for other places, and begins to send
   * metrics.
   *
   * @param interval of the metrics; zero for none
   */
  public synchronized void start(Duration interval, MetricSource source) {
    metricsInterval = interval;
    metrics = source;
    List<SpoolOwner> owners = new ArrayList<>();
    for (BackendDelivery one : each) {
      owners.add(one.spoolOwner());
      one.start(interval, source);
    }
    factory.tellOfOrphans(owners);
  }

  /**
   * Hands an event to each backend. Never blocks.
   *
   * @return whether any has let it in
   */
  public boolean offer(Event event) {
    if (each.isEmpty()) {
      nowhere.incrementAndGet();
      return false;
    }
    boolean letIn = false;
    for (BackendDelivery one : each) {
      letIn |= one.offer(event);
    }
    return letIn;
  }

  /** Goes over to other choices: what stays goes on, what is new starts, what is gone is ended. */
  public synchronized void change(BackendChoices choices) {
    Map<String, BackendDelivery> former = new LinkedHashMap<>();
    for (BackendDelivery one : each) {
      former.put(one.choice().name(), one);
    }
    for (BackendChoice choice : choices.chosen()) {
      BackendDelivery same = former.get(choice.name());
      if (same != null && same.choice().hasTypeOf(choice)) {
        former.remove(choice.name());
        change(same, choice);
      } else {
        BackendDelivery added = add(choice);
        if (added != null && metricsInterval != null) {
          added.start(metricsInterval, metrics);
        }
      }
    }
    for (BackendDelivery gone : former.values()) {
      removed.add(gone);
      each.remove(gone);
    }
    close(former.values(), REMOVAL);
    for (BackendDelivery gone : former.values()) {
      factory.log().info("Events are no longer sent to " + gone.name() + ": " + gone.counts());
    }
    if (closed) {
      close(each, Duration.ZERO);
    }
  }

  private void change(BackendDelivery one, BackendChoice choice) {
    try {
      one.change(choice);
    } catch (InvalidBackendException broken) {
      factory.log().warn(broken.getMessage() + "; it goes on as it was");
    }
  }

  /**
   * Whether all that was offered so far is settled within this time, which all of them share. An
   * interrupt ends it, and stays set.
   */
  public boolean flush(Duration timeout) {
    List<BackendDelivery> all = new ArrayList<>(each);
    return new Flush(all).late(all, Deadline.in(timeout)).isEmpty();
  }

  /**
   * What is done at the end of the JVM, while events may come still: sends what waits, puts on disk
   * what cannot be sent where there is a spool, and sends the metrics of the end, which tell what
   * became of all that. A backend that is away is not waited for.
   *
   * @param timeout a quarter of which is for the disk and a quarter for metrics, where there are
   *     any; it takes a second more at most where backends do not return from being cancelled
   * @return whether all of it is settled
   */
  public boolean finish(Duration timeout) {
    Deadline end = Deadline.in(timeout);
    List<BackendDelivery> all = new ArrayList<>(each);
    Duration metricsShare = LastMetrics.share(all, timeout);
    Deadline events = end.before(metricsShare);
    Deadline patience = haveSpool() ? events.before(Deadline.share(timeout)) : events;
    boolean settled = new Flush(all).await(all, patience, events);
    return LastMetrics.end(all, end.atLeast(metricsShare)) && settled;
  }

  private boolean haveSpool() {
    for (BackendDelivery one : each) {
      if (one.hasSpool()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Ends all of them, within a time that they share, and what is added later as soon as it is. An
   * interrupt does not end it, and stays set.
   *
   * @param timeout a quarter of which is for the last metrics, where there are any; it takes a
   *     second more at most where backends do not return from being cancelled
   */
  public void close(Duration timeout) {
    closed = true;
    close(each, timeout);
  }

  /**
   * As {@link #close(Duration)}.
   *
   * @param forEvents for how long to go on sending those that wait
   * @param forMetrics for how long to send the last metrics after that
   */
  public void close(Duration forEvents, Duration forMetrics) {
    closed = true;
    close(each, forEvents, forMetrics);
  }

  private static void close(Collection<BackendDelivery> some, Duration timeout) {
    Duration metricsShare = LastMetrics.share(some, timeout);
    close(some, timeout.minus(metricsShare), metricsShare);
  }

  private static void close(
      Collection<BackendDelivery> some, Duration forEvents, Duration forMetrics) {
    Duration both = forEvents.plus(forMetrics);
    Deadline end = Deadline.in(both);
    Deadline last = Deadline.in(both.plus(MOST_GRACE));
    for (BackendDelivery one : some) {
      one.requestClose(forEvents);
    }
    Endings.EVENTS.await(some, end.before(forMetrics));
    LastMetrics.end(some, end.atLeast(forMetrics));
    Endings.LET_GO.late(some, Deadline.in(EventDelivery.CANCEL_GRACE).orBefore(last));
  }

  /** What became of all events, for each backend. */
  public MetricSource accounts() {
    return new MetricSource() {
      @Override
      public List<Metric<?>> metrics() {
        List<Metric<?>> all = new ArrayList<>();
        for (BackendDelivery one : each) {
          all.addAll(one.account().metrics());
        }
        return Collections.unmodifiableList(all);
      }

      /** A program is not held up to tell of this alone. */
      @Override
      public boolean hasCounts() {
        return false;
      }
    };
  }

  /** How many events came while there was no backend. */
  public long sentNowhere() {
    return nowhere.get();
  }

  /** One for each backend, in the order in which they were chosen. */
  public List<BackendDelivery> each() {
    return Collections.unmodifiableList(each);
  }

  /** What became of the events of those that were taken away. */
  public RemovedBackends removed() {
    return removed;
  }

  /** How many events wait in memory alone, for any backend: they would be lost with the process. */
  public long waiting() {
    long waiting = 0;
    for (BackendDelivery one : each) {
      waiting += one.inMemoryAlone();
    }
    return waiting;
  }

  /** Whether an event was lost, or would be if the process ended now. */
  public boolean isAnyLost() {
    for (BackendDelivery one : each) {
      if (one.counts().lost() + one.inMemoryAlone() > 0) {
        return true;
      }
    }
    return false;
  }

  /** What became of all events, in words. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner("; ", "events: ", "");
    if (each.isEmpty() || nowhere.get() > 0) {
      text.add(nowhere.get() + " sent nowhere, because there was no backend");
    }
    for (BackendDelivery one : each) {
      text.add((each.size() > 1 ? one.choice().name() + " " : "") + one.counts());
    }
    return text.toString();
  }
}
