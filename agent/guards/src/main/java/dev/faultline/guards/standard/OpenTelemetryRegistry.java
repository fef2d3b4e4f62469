package dev.faultline.guards.standard;

import dev.faultline.client.metric.Attributes;
import dev.faultline.guards.standard.StandardMetric.Kind;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A {@code Meter} of OpenTelemetry. It asks for all numbers when it wants to have them, so that the
 * guarded calls do no more than count; only durations are told as they come. Thread-safe,
 * lock-free.
 */
final class OpenTelemetryRegistry extends ApplicationRegistry {

  private static final String PACKAGE = "io.opentelemetry.api.";
  private static final double NANOS_PER_SECOND = 1e9;

  /** In seconds, as the standard has them. */
  private static final List<Double> BOUNDARIES =
      Collections.unmodifiableList(
          Arrays.asList(
              0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0));

  private final Object meter;
  private final ClassLoader loader;
  private final MethodHandle observe;
  private final MethodHandle record;
  private final AtomicReferenceArray<ObservedMetric> observed =
      new AtomicReferenceArray<>(StandardMetric.values().length);
  private final AtomicReferenceArray<Object> histograms =
      new AtomicReferenceArray<>(StandardMetric.values().length);

  /**
   * @param api the class OpenTelemetry
   * @param meter one of an application's
   */
  OpenTelemetryRegistry(Class<?> api, Object meter) throws ReflectiveOperationException {
    this.meter = meter;
    loader = api.getClassLoader();
    Class<?> attributes = type("common.Attributes");
    observe =
        handle(
                type("metrics.ObservableLongMeasurement")
                    .getMethod("record", long.class, attributes))
            .asType(MethodType.methodType(void.class, Object.class, long.class, Object.class));
    record =
        handle(type("metrics.DoubleHistogram").getMethod("record", double.class, attributes))
            .asType(MethodType.methodType(void.class, Object.class, double.class, Object.class));
  }

  private Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(PACKAGE + name, true, loader);
  }

  private static MethodHandle handle(Method method) throws IllegalAccessException {
    return MethodHandles.publicLookup().unreflect(method);
  }

  @Override
  Count count(StandardMetric metric, Attributes tags) throws ReflectiveOperationException {
    return observed(metric).count(tags, attributes(tags));
  }

  @Override
  void watch(StandardMetric metric, Attributes tags, LongSupplier number)
      throws ReflectiveOperationException {
    observed(metric).watch(tags, attributes(tags), number);
  }

  @Override
  Durations durations(StandardMetric metric, Attributes tags) throws ReflectiveOperationException {
    Object histogram = histograms.get(metric.ordinal());
    if (histogram == null) {
      // Of two that are built at the same time, both are the same to the meter.
      histogram = buildHistogram(metric);
      histograms.set(metric.ordinal(), histogram);
    }
    return new Recorded(
        MethodHandles.insertArguments(record.bindTo(histogram), 1, attributes(tags)));
  }

  private ObservedMetric observed(StandardMetric metric) throws ReflectiveOperationException {
    ObservedMetric there = observed.get(metric.ordinal());
    if (there != null) {
      return there;
    }
    ObservedMetric made = new ObservedMetric(this, observe);
    if (!observed.compareAndSet(metric.ordinal(), null, made)) {
      return observed.get(metric.ordinal());
    }
    made.registered(register(metric, made));
    return made;
  }

  /** Returns what ends it. */
  private Object register(StandardMetric metric, Consumer<Object> callback)
      throws ReflectiveOperationException {
    boolean level = metric.kind() == Kind.LEVEL;
    Object builder =
        meterMethod(level ? "upDownCounterBuilder" : "counterBuilder")
            .invoke(meter, metric.metricName());
    Class<?> type = type("metrics." + (level ? "LongUpDownCounterBuilder" : "LongCounterBuilder"));
    describe(type, builder, metric);
    if (metric.kind() == Kind.TIME) {
      type.getMethod("setUnit", String.class).invoke(builder, "nanoseconds");
    }
    return type.getMethod("buildWithCallback", Consumer.class).invoke(builder, callback);
  }

  private Object buildHistogram(StandardMetric metric) throws ReflectiveOperationException {
    Object builder = meterMethod("histogramBuilder").invoke(meter, metric.metricName());
    Class<?> type = type("metrics.DoubleHistogramBuilder");
    describe(type, builder, metric);
    type.getMethod("setUnit", String.class).invoke(builder, "seconds");
    try {
      type.getMethod("setExplicitBucketBoundariesAdvice", List.class).invoke(builder, BOUNDARIES);
    } catch (NoSuchMethodException before132) {
      // The application's own view of it decides then, or the default.
    }
    return type.getMethod("build").invoke(builder);
  }

  private Method meterMethod(String name) throws ReflectiveOperationException {
    return type("metrics.Meter").getMethod(name, String.class);
  }

  private static void describe(Class<?> type, Object builder, StandardMetric metric)
      throws ReflectiveOperationException {
    type.getMethod("setDescription", String.class).invoke(builder, metric.description());
  }

  private Object attributes(Attributes tags) throws ReflectiveOperationException {
    Object builder = type("common.Attributes").getMethod("builder").invoke(null);
    Class<?> type = type("common.AttributesBuilder");
    for (Map.Entry<String, Object> one : tags.asMap().entrySet()) {
      type.getMethod("put", String.class, String.class)
          .invoke(builder, one.getKey(), one.getValue());
    }
    return type.getMethod("build").invoke(builder);
  }

  @Override
  void end() {
    for (int i = 0; i < observed.length(); i++) {
      ObservedMetric one = observed.get(i);
      if (one != null) {
        one.end();
      }
    }
  }

  private static final class Recorded implements Durations {

    private final MethodHandle record;

    Recorded(MethodHandle record) {
      this.record = record;
    }

    @Override
    public void record(long nanos) {
      try {
        record.invokeExact(nanos / NANOS_PER_SECOND);
      } catch (Throwable ofTheSdk) {
        // The attempt that is measured has nothing to do with it.
      }
    }
  }
}
