package dev.faultline.guards.standard;

import dev.faultline.client.metric.Attributes;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One metric that OpenTelemetry asks for: the callback, which its SDK keeps as long as itself.
 * Thread-safe, lock-free.
 */
final class ObservedMetric implements Consumer<Object> {

  /** Keeps the registry as long as the SDK keeps this. */
  private final OpenTelemetryRegistry keeping;

  private final MethodHandle observe;
  private final ConcurrentHashMap<Attributes, Series> all = new ConcurrentHashMap<>();

  /** What ends it; null as long as it is not known. */
  private volatile Object registration;

  private volatile boolean ended;

  /**
   * @param observe of a measurement, a number and attributes, returns nothing
   */
  ObservedMetric(OpenTelemetryRegistry keeping, MethodHandle observe) {
    this.keeping = keeping;
    this.observe = observe;
  }

  /** The SDK knows it from now on. */
  void registered(Object by) {
    registration = by;
    // Asked last: either end() finds it, or its flag is seen here.
    if (ended) {
      close();
    }
  }

  /** The counter of one series. */
  Count count(Attributes tags, Object attributes) {
    Series there = all.get(tags);
    if (there == null) {
      Series made = new Counted(attributes);
      there = all.putIfAbsent(tags, made);
      there = there == null ? made : there;
    }
    return (Counted) there;
  }

  /** Adds a series that is a number of somebody else's. */
  void watch(Attributes tags, Object attributes, final LongSupplier number) {
    all.putIfAbsent(
        tags,
        new Series(attributes) {
          @Override
          long number() {
            return number.getAsLong();
          }
        });
  }

  @Override
  public void accept(Object measurement) {
    try {
      for (Series one : all.values()) {
        observe.invokeExact(measurement, one.number(), one.attributes);
      }
    } catch (Throwable ofTheSdk) {
      // Who reads the application's metrics gets the others.
    }
  }

  /** Has the SDK ask no more, and forget this. */
  void end() {
    ended = true;
    close();
  }

  private void close() {
    Object one = registration;
    if (one instanceof AutoCloseable) {
      try {
        ((AutoCloseable) one).close();
      } catch (Exception gone) {
        // With the SDK.
      }
    }
  }

  private abstract static class Series {

    final Object attributes;

    Series(Object attributes) {
      this.attributes = attributes;
    }

    abstract long number();
  }

  private static final class Counted extends Series implements Count {

    private final LongAdder events = new LongAdder();

    Counted(Object attributes) {
      super(attributes);
    }

    @Override
    long number() {
      return events.sum();
    }

    @Override
    public void add(long more) {
      events.add(more);
    }
  }
}
