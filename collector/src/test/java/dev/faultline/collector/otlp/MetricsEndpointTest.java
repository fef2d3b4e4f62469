package dev.faultline.collector.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.testing.AgentMetrics;
import dev.faultline.collector.testing.Bookshop;
import dev.faultline.collector.testing.CollectorTestCase;
import dev.faultline.collector.testing.RunningCollector;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsEndpointTest extends CollectorTestCase {

  private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

  /** As the agent writes it. */
  private static final String JSON =
      """
      {"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},
        "scopeMetrics":[{"scope":{"name":"dev.faultline"},"metrics":[
          {"name":"faultline.exceptions","description":"d","unit":"{exception}","sum":{"aggregationTemporality":2,
           "isMonotonic":true,"dataPoints":[{"attributes":[{"key":"code.line.number","value":{"intValue":"7"}}],
           "startTimeUnixNano":"1000","timeUnixNano":"2000","asInt":"12"}]}},
          {"name":"faultline.agent.level","unit":"1","gauge":{"dataPoints":[
           {"attributes":[],"timeUnixNano":"2000","asDouble":2.0}]}},
          {"name":"faultline.method.duration","unit":"s","exponentialHistogram":{"aggregationTemporality":2,
           "dataPoints":[{"attributes":[],"startTimeUnixNano":"1000","timeUnixNano":"2000","count":"3","sum":0.5,
           "min":0.1,"max":0.3,"scale":4,"zeroCount":"1","positive":{"offset":-5,"bucketCounts":["1","1"]}}]}},
          {"name":"http.server.duration","histogram":{"dataPoints":[{"count":"1","bucketCounts":["1"]}]}}
        ]}]}]}
      """;

  @Test
  void whatTheAgentWritesIsAccepted() {
    HttpResponse<byte[]> response =
        collector.postMetrics(
            RunningCollector.JSON,
            RunningCollector.gzip(JSON.getBytes(StandardCharsets.UTF_8)),
            "Content-Encoding",
            "gzip");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(new String(response.body())).isEqualTo("{}");
  }

  @Test
  void protobufIsAccepted() {
    HttpResponse<byte[]> response =
        collector.postMetrics(
            RunningCollector.PROTOBUF,
            new AgentMetrics(Bookshop.RESOURCE, NINE, NINE)
                .sum("faultline.exceptions", 3, Map.of())
                .histogram("faultline.method.duration", -10, List.of(1L), Map.of())
                .build()
                .toByteArray());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains(RunningCollector.PROTOBUF);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void whatIsNotARequestIsRefusedByItsPlace() {
    HttpResponse<byte[]> response =
        collector.postMetrics(
            RunningCollector.JSON,
            JSON.replace("\"12\"", "\"twelve\"").getBytes(StandardCharsets.UTF_8));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(new String(response.body()))
        .contains(
            "ExportMetricsServiceRequest",
            "/resourceMetrics/0/scopeMetrics/0/metrics/0/sum/dataPoints/0/asInt");
    assertThat(
            collector.postMetrics(RunningCollector.PROTOBUF, new byte[] {10, 99, 1}).statusCode())
        .isEqualTo(400);
  }

  @Test
  void everyKindOfPointIsRead() throws Exception {
    List<MetricPoint> points =
        new JsonMetricsDecoder()
            .decode(JSON.getBytes(StandardCharsets.UTF_8), OtlpBudgets.unlimited());

    assertThat(points)
        .extracting(MetricPoint::metric)
        .containsExactly(
            "faultline.exceptions", "faultline.agent.level", "faultline.method.duration");
    assertThat(points.get(0).value()).isEqualTo(12);
    assertThat(points.get(0).startTimeUnixNano()).isEqualTo(1000);
    assertThat(points.get(0).attributes().integer("code.line.number")).hasValue(7);
    assertThat(points.get(0).resource().text("service.name")).contains("shop");
    assertThat(points.get(2).histogram())
        .isEqualTo(new ExponentialHistogram(3, 0.1, 0.3, 4, 1, -5, List.of(1L, 1L)));

    MetricPoint binary =
        new ProtobufMetricsDecoder()
            .decode(
                new AgentMetrics(Map.of("service.name", "shop"), NINE, NINE)
                    .histogram("faultline.method.duration", -5, List.of(1L, 1L), Map.of("a", "b"))
                    .build()
                    .toByteArray(),
                OtlpBudgets.unlimited())
            .get(0);
    assertThat(binary.histogram())
        .isEqualTo(new ExponentialHistogram(2, Double.NaN, Double.NaN, 0, 0, -5, List.of(1L, 1L)));
    assertThat(binary.attributes().text("a")).contains("b");
  }
}
