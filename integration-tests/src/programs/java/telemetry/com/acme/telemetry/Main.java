package com.acme.telemetry;

import dev.faultline.annotation.CircuitBreaker;
import dev.faultline.annotation.Retry;
import dev.faultline.annotation.Timeout;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;

/** Has OpenTelemetry's SDK, and says what it collects whenever that changes. */
public final class Main {

  private int calls;

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    Reader reader = new Reader();
    GlobalOpenTelemetry.set(
        OpenTelemetrySdk.builder()
            .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build());
    Main main = new Main();
    String before = "";
    while (true) {
      try {
        main.fails();
      } catch (IllegalStateException withoutGuard) {
        // Until there is an agent.
      }
      String now = reader.names();
      if (!now.equals(before)) {
        System.out.println(now);
        before = now;
      }
      Thread.sleep(20);
    }
  }

  @Retry(maxAttempts = 2)
  @Timeout("1m")
  @CircuitBreaker
  private void fails() {
    // Too seldom for the breaker.
    if (++calls % 4 == 0) {
      throw new IllegalStateException();
    }
  }

  private static final class Reader implements MetricReader {

    private CollectionRegistration registration;

    /** Of what is not zero, with tags that tell it. */
    String names() {
      Set<String> names = new TreeSet<>();
      for (MetricData metric : registration.collectAllMetrics()) {
        if (metric.getType() == MetricDataType.HISTOGRAM) {
          names.add(metric.getName());
          continue;
        }
        for (LongPointData point : metric.getLongSumData().getPoints()) {
          if (point.getValue() > 0) {
            names.add(
                metric.getName() + new ArrayList<>(point.getAttributes().asMap().values()));
          }
        }
      }
      return "collected " + names;
    }

    @Override
    public void register(CollectionRegistration given) {
      registration = given;
    }

    @Override
    public CompletableResultCode forceFlush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
      return AggregationTemporality.CUMULATIVE;
    }
  }
}
