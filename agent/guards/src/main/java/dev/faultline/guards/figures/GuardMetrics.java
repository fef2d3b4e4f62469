package dev.faultline.guards.figures;

import dev.faultline.client.histogram.LatencyHistogram;
import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.ExponentialHistogram;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.resilience.breaker.BreakerMode;
import dev.faultline.resilience.listener.GuardListener.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The figures of guards as metrics. Stateless. */
public final class GuardMetrics {

  private static final String GUARD = "faultline.guard";
  private static final String OUTCOME = "faultline.outcome";

  private GuardMetrics() {}

  /** All metrics at this moment. */
  public static List<Metric<?>> of(List<GuardFigures> figures, List<GuardState> states) {
    return Arrays.<Metric<?>>asList(
        calls(figures),
        retries(figures),
        refusals(figures),
        durations(figures),
        waits(figures),
        breakers(states),
        underWay(states));
  }

  private static Metric<Long> calls(List<GuardFigures> figures) {
    List<MetricPoint<Long>> points = new ArrayList<>();
    for (GuardFigures one : figures) {
      points.add(point(one, OUTCOME, "succeeded", one.succeeded()));
      points.add(point(one, OUTCOME, "recovered", one.recovered()));
      points.add(point(one, OUTCOME, "failed", one.failed()));
    }
    return Metric.sum(
        "faultline.guard.calls",
        "{call}",
        "Calls of guarded methods: those that succeeded, got a fallback's result, or failed.",
        points);
  }

  private static Metric<Long> retries(List<GuardFigures> figures) {
    List<MetricPoint<Long>> points = new ArrayList<>();
    for (GuardFigures one : figures) {
      points.add(new MetricPoint<>(Attributes.of(GUARD, one.name()), one.retries()));
    }
    return Metric.sum(
        "faultline.guard.retries", "{attempt}", "Attempts after the first of a call.", points);
  }

  private static Metric<Long> refusals(List<GuardFigures> figures) {
    List<MetricPoint<Long>> points = new ArrayList<>();
    for (GuardFigures one : figures) {
      for (Reason reason : Reason.values()) {
        if (one.refused(reason) > 0) {
          points.add(point(one, "faultline.reason", text(reason), one.refused(reason)));
        }
      }
    }
    return Metric.sum(
        "faultline.guard.refusals",
        "{attempt}",
        "Attempts that the guard failed, not the method.",
        points);
  }

  private static Metric<ExponentialHistogram> durations(List<GuardFigures> figures) {
    List<MetricPoint<ExponentialHistogram>> points = new ArrayList<>();
    for (GuardFigures one : figures) {
      add(points, attributes(one, OUTCOME, "succeeded"), one.durationsOfSucceeded());
      add(points, attributes(one, OUTCOME, "failed"), one.durationsOfFailed());
    }
    return Metric.histogram(
        "faultline.guard.duration",
        "s",
        "How long calls of guarded methods took, all attempts and waiting, no fallback.",
        points);
  }

  private static Metric<ExponentialHistogram> waits(List<GuardFigures> figures) {
    List<MetricPoint<ExponentialHistogram>> points = new ArrayList<>();
    for (GuardFigures one : figures) {
      add(points, attributes(one, "faultline.policy", "bulkhead"), one.bulkheadWaits());
      add(points, attributes(one, "faultline.policy", "rate-limiter"), one.limiterWaits());
    }
    return Metric.histogram(
        "faultline.guard.waiting", "s", "How long attempts waited for a policy.", points);
  }

  private static void add(
      List<MetricPoint<ExponentialHistogram>> points,
      Attributes attributes,
      LatencyHistogram histogram) {
    if (histogram != null) {
      points.add(new MetricPoint<>(attributes, histogram.toExponential()));
    }
  }

  /** How many: one of a name in most programs, more where several deployments have it. */
  private static Metric<Double> breakers(List<GuardState> states) {
    Map<String, Map<BreakerMode, Double>> byName = new TreeMap<>();
    for (GuardState one : states) {
      if (one.breaker() != null) {
        Map<BreakerMode, Double> ofName = byName.get(one.figures().name());
        if (ofName == null) {
          ofName = new EnumMap<>(BreakerMode.class);
          for (BreakerMode mode : BreakerMode.values()) {
            ofName.put(mode, 0.0);
          }
          byName.put(one.figures().name(), ofName);
        }
        BreakerMode mode = one.breaker().mode();
        ofName.put(mode, ofName.get(mode) + 1);
      }
    }
    List<MetricPoint<Double>> points = new ArrayList<>();
    for (Map.Entry<String, Map<BreakerMode, Double>> named : byName.entrySet()) {
      for (Map.Entry<BreakerMode, Double> mode : named.getValue().entrySet()) {
        Attributes attributes =
            Attributes.builder()
                .put(GUARD, named.getKey())
                .put("faultline.state", text(mode.getKey()))
                .build();
        points.add(new MetricPoint<>(attributes, mode.getValue()));
      }
    }
    return Metric.gauge(
        "faultline.guard.breakers", "{breaker}", "Circuit breakers in each state.", points);
  }

  private static Metric<Double> underWay(List<GuardState> states) {
    Map<String, Double> byName = new TreeMap<>();
    for (GuardState one : states) {
      if (one.bulkhead() != null) {
        Double before = byName.get(one.figures().name());
        byName.put(one.figures().name(), (before == null ? 0 : before) + one.bulkhead().underWay());
      }
    }
    List<MetricPoint<Double>> points = new ArrayList<>();
    for (Map.Entry<String, Double> one : byName.entrySet()) {
      points.add(new MetricPoint<>(Attributes.of(GUARD, one.getKey()), one.getValue()));
    }
    return Metric.gauge(
        "faultline.guard.under-way", "{call}", "Attempts in the bulkhead at this moment.", points);
  }

  private static MetricPoint<Long> point(GuardFigures of, String key, String value, long number) {
    return new MetricPoint<>(attributes(of, key, value), number);
  }

  private static Attributes attributes(GuardFigures of, String key, String value) {
    return Attributes.builder().put(GUARD, of.name()).put(key, value).build();
  }

  private static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
