package dev.faultline.guards.standard;

import dev.faultline.client.metric.Attributes;
import dev.faultline.guards.standard.StandardMetric.Kind;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A {@code MetricRegistry} of MicroProfile Metrics. Thread-safe, lock-free. */
final class MicroProfileRegistry extends ApplicationRegistry {

  private static final String PACKAGE = "org.eclipse.microprofile.metrics.";

  private final Object registry;
  private final ClassLoader loader;
  private final Method counter;
  private final Method histogram;
  private final Method gauge;
  private final Method remove;
  private final MethodHandle increment;
  private final MethodHandle update;
  private final Constructor<?> tag;
  private final Constructor<?> id;
  private final Queue<Watched> watched = new ConcurrentLinkedQueue<>();

  /**
   * @param api the class MetricRegistry
   * @param registry one of it
   */
  MicroProfileRegistry(Class<?> api, Object registry) throws ReflectiveOperationException {
    this.registry = registry;
    loader = api.getClassLoader();
    Class<?> metadata = type("Metadata");
    tag = type("Tag").getConstructor(String.class, String.class);
    Class<?> tags = Array.newInstance(type("Tag"), 0).getClass();
    id = type("MetricID").getConstructor(String.class, tags);
    counter = api.getMethod("counter", metadata, tags);
    histogram = api.getMethod("histogram", metadata, tags);
    gauge = api.getMethod("gauge", metadata, Supplier.class, tags);
    remove = api.getMethod("remove", type("MetricID"));
    increment = handle(type("Counter").getMethod("inc", long.class));
    update = handle(type("Histogram").getMethod("update", long.class));
  }

  private Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(PACKAGE + name, true, loader);
  }

  private static MethodHandle handle(Method method) throws IllegalAccessException {
    return MethodHandles.publicLookup().unreflect(method);
  }

  @Override
  Count count(StandardMetric metric, Attributes tags) throws ReflectiveOperationException {
    return new Incremented(
        increment.bindTo(counter.invoke(registry, metadata(metric), tags(tags))));
  }

  @Override
  Durations durations(StandardMetric metric, Attributes tags) throws ReflectiveOperationException {
    return new Updated(update.bindTo(histogram.invoke(registry, metadata(metric), tags(tags))));
  }

  @Override
  void watch(StandardMetric metric, Attributes tags, LongSupplier number)
      throws ReflectiveOperationException {
    Watched one = new Watched(this, number, id.newInstance(metric.metricName(), tags(tags)));
    gauge.invoke(registry, metadata(metric), one, tags(tags));
    watched.add(one);
  }

  private Object metadata(StandardMetric metric) throws ReflectiveOperationException {
    Class<?> builder = type("MetadataBuilder");
    Object made = type("Metadata").getMethod("builder").invoke(null);
    put(builder, made, "withName", metric.metricName());
    put(builder, made, "withDescription", metric.description());
    put(builder, made, "withUnit", isOfTime(metric.kind()) ? "nanoseconds" : "none");
    addType(builder, made, metric.kind());
    return builder.getMethod("build").invoke(made);
  }

  private static boolean isOfTime(Kind kind) {
    return kind == Kind.TIME || kind == Kind.DURATION;
  }

  private static void put(Class<?> builder, Object on, String method, String value)
      throws ReflectiveOperationException {
    builder.getMethod(method, String.class).invoke(on, value);
  }

  /** Before 5.0 it has to be said. */
  private void addType(Class<?> builder, Object on, Kind kind) throws ReflectiveOperationException {
    Class<?> types;
    try {
      types = type("MetricType");
    } catch (ClassNotFoundException from50) {
      return;
    }
    String name = kind == Kind.COUNT ? "COUNTER" : kind == Kind.DURATION ? "HISTOGRAM" : "GAUGE";
    builder.getMethod("withType", types).invoke(on, types.getField(name).get(null));
  }

  private Object tags(Attributes tags) throws ReflectiveOperationException {
    Object array = Array.newInstance(tag.getDeclaringClass(), tags.asMap().size());
    int i = 0;
    for (Map.Entry<String, Object> one : tags.asMap().entrySet()) {
      Array.set(array, i++, tag.newInstance(one.getKey(), one.getValue()));
    }
    return array;
  }

  @Override
  void end() {
    for (Watched one = watched.poll(); one != null; one = watched.poll()) {
      try {
        remove.invoke(registry, one.id);
      } catch (ReflectiveOperationException | RuntimeException gone) {
        // With the application, or taken away by it.
      }
    }
  }

  private static final class Incremented implements Count {

    private final MethodHandle increment;

    Incremented(MethodHandle increment) {
      this.increment = increment;
    }

    @Override
    public void add(long events) {
      try {
        increment.invokeExact(events);
      } catch (Throwable ofTheRegistry) {
        // The call that is counted has nothing to do with it.
      }
    }
  }

  private static final class Updated implements Durations {

    private final MethodHandle update;

    Updated(MethodHandle update) {
      this.update = update;
    }

    @Override
    public void record(long nanos) {
      try {
        update.invokeExact(nanos);
      } catch (Throwable ofTheRegistry) {
        // The attempt that is measured has nothing to do with it.
      }
    }
  }

  /** What the registry asks, and keeps; and so keeps ours as long as itself. */
  private static final class Watched implements Supplier<Long> {

    private final MicroProfileRegistry keeping;
    private final LongSupplier number;
    private final Object id;

    Watched(MicroProfileRegistry keeping, LongSupplier number, Object id) {
      this.keeping = keeping;
      this.number = number;
      this.id = id;
    }

    @Override
    public Long get() {
      return number.getAsLong();
    }
  }
}
