package dev.faultline.capture.method;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.MethodSink;
import dev.faultline.capture.site.Numbered;
import dev.faultline.client.histogram.LatencyHistogram;
import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.ExponentialHistogram;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.metric.MetricSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The methods whose calls are measured, by their number, and the metric {@code
 * faultline.method.duration}. Methods are only ever added. Thread-safe; takes no lock, never waits,
 * and allocates nothing once a method has been called.
 */
public final class MeasuredMethods implements MethodSink, MetricSource {

  /** Some 8 MB. */
  private static final int MAX_HISTOGRAMS = 4096;

  /** Patterns may fit classes that a program makes for ever. */
  static final int MAX_METHODS = 1 << 16;

  private final HistogramBudget budget;
  private final AgentLog log;
  private final ConcurrentMap<String, Integer> numbers = new ConcurrentHashMap<>();
  private final Numbered<MeasuredMethod> methods = new Numbered<>();

  public MeasuredMethods(AgentLog log) {
    this(MAX_HISTOGRAMS, log);
  }

  /**
   * @param maxHistograms how many methods and outcomes are kept
   */
  MeasuredMethods(int maxHistograms, AgentLog log) {
    this.budget = new HistogramBudget(maxHistograms, log);
    this.log = log;
  }

  /**
   * The number of a method, added when it is new. Methods of the same name are measured together,
   * because the metric tells them apart by name alone.
   *
   * @param className binary name
   * @return -1 when there are {@link #MAX_METHODS} already
   */
  public int add(String className, String methodName) {
    String name = className + '.' + methodName;
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    if (methods.size() >= MAX_METHODS) {
      return -1;
    }
    int number = methods.reserve();
    if (number == 0) {
      rehearse();
    }
    methods.set(number, new MeasuredMethod(name, budget));
    Integer other = numbers.putIfAbsent(name, number);
    // Two threads may add the same method at once; then one of the two numbers is never used.
    return other == null ? number : other;
  }

  /**
   * Has everything loaded that a call needs, and not by a thread that is near the end of its stack.
   */
  private void rehearse() {
    MeasuredMethod rehearsed = new MeasuredMethod("", new HistogramBudget(1, log));
    rehearsed.called(1, false);
  }

  @Override
  public void called(int method, long nanos, boolean threw) {
    MeasuredMethod measured = methods.get(method);
    if (measured != null) {
      measured.called(nanos, threw);
    }
  }

  @Override
  public void failed(int method, Throwable failure) {
    MeasuredMethod measured = methods.get(method);
    // Out of stack or memory is nobody's fault here.
    if (measured != null && !(failure instanceof VirtualMachineError) && measured.countFailure()) {
      log.warn(
          "the agent failed at measuring "
              + measured.name()
              + ": "
              + failure
              + ", the application was not disturbed");
    }
  }

  @Override
  public boolean hasCounts() {
    for (int i = 0; i < methods.end(); i++) {
      MeasuredMethod method = methods.get(i);
      if (method != null && (method.returned() != null || method.threw() != null)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<Metric<?>> metrics() {
    List<MetricPoint<ExponentialHistogram>> points = new ArrayList<>();
    for (int i = 0; i < methods.end(); i++) {
      MeasuredMethod method = methods.get(i);
      if (method != null) {
        addPoint(points, method, "returned", method.returned());
        addPoint(points, method, "threw", method.threw());
      }
    }
    return Collections.<Metric<?>>singletonList(
        Metric.histogram(
            "faultline.method.duration", "s", "How long calls of named methods took.", points));
  }

  private static void addPoint(
      List<MetricPoint<ExponentialHistogram>> points,
      MeasuredMethod method,
      String outcome,
      LatencyHistogram histogram) {
    if (histogram != null) {
      Attributes attributes =
          Attributes.builder()
              .put("code.function.name", method.name())
              .put("faultline.outcome", outcome)
              .build();
      points.add(new MetricPoint<>(attributes, histogram.toExponential()));
    }
  }
}
