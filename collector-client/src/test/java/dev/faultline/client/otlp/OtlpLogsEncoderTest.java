package dev.faultline.client.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.faultline.client.SampleEvents;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.LifePoint;
import dev.faultline.client.event.Mechanism;
import dev.faultline.client.event.Resource;
import dev.faultline.client.event.Severity;
import dev.faultline.client.event.SuppressedLink;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtlpLogsEncoderTest {
  private static final Resource RESOURCE =
      Resource.builder().put("service.name", "bookshop").put("process.pid", 4711).build();

  @Test
  void namesResourceAndScope() throws Exception {
    ExportLogsServiceRequest request = read(SampleEvents.event("x"));

    assertThat(ProtocolReader.plain(request.getResourceLogs(0).getResource().getAttributesList()))
        .containsExactly(Map.entry("service.name", "bookshop"), Map.entry("process.pid", 4711L));
    assertThat(request.getResourceLogs(0).getScopeLogs(0).getScope().getName())
        .isEqualTo("dev.faultline");
    assertThat(request.getResourceLogs(0).getScopeLogs(0).getScope().getVersion())
        .isEqualTo("1.2.3");
  }

  @Test
  void writesARecordAsTheWireDescribesIt() throws Exception {
    ExceptionEvent event = lifeStory();
    LogRecord record = ProtocolReader.records(read(event)).get(0);

    assertThat(record.getTimeUnixNano()).isEqualTo(1_795_305_600_123_456_789L);
    assertThat(record.getObservedTimeUnixNano()).isEqualTo(1_795_305_600_223_456_789L);
    assertThat(record.getSeverityNumber()).isEqualTo(SeverityNumber.SEVERITY_NUMBER_FATAL);
    assertThat(record.getSeverityText()).isEqualTo("FATAL");
    assertThat(record.getEventName()).isEqualTo("exception");
    assertThat(record.getBody().getStringValue()).isEqualTo("com.acme.OrderFailed: order 7");
    assertThat(ProtocolReader.plain(record.getAttributesList()))
        .containsOnly(
            entry("faultline.mechanism", "catch-site"),
            entry("faultline.disposition.detail", "com.acme.Log ERROR"),
            entry("exception.type", "com.acme.OrderFailed"),
            entry("exception.message", "order 7"),
            entry("exception.stacktrace", "com.acme.OrderFailed: order 7\n\tat ..."),
            entry("thread.id", 31L),
            entry("thread.name", "worker-1"),
            entry("faultline.event.id", event.id()),
            entry("faultline.disposition", "uncaught"),
            entry("faultline.fingerprint", event.fingerprint()),
            entry("faultline.occurrences", 12L),
            entry("faultline.exceptions", List.of(expectedOutermost(), expectedCause())),
            entry("faultline.suppressed", List.of(expectedSuppressed())));
  }

  private static ExceptionEvent lifeStory() {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("orderId", 7L);
    variables.put("customer", null);
    ExceptionLink outermost =
        ExceptionLink.builder()
            .type("com.acme.OrderFailed")
            .message("order 7")
            .frames(
                List.of(
                    SampleEvents.frame("java.util.Objects", "check", "Objects.java", 9, false),
                    SampleEvents.frame("com.acme.Shop", "order", "Shop.java", 42, true)
                        .withVariables(variables),
                    SampleEvents.frame("com.acme.Main", "main", null, -1, true)))
            .framesOmitted(3)
            .points(
                List.of(
                    LifePoint.builder(LifePoint.Kind.THROWN, 1_795_305_600_123_000_000L)
                        .place("com.acme.Shop", "order", 42)
                        .threadName("worker-1")
                        .build(),
                    LifePoint.builder(LifePoint.Kind.CAUGHT, 1_795_305_600_124_000_000L)
                        .place("com.acme.Main", "main", -1)
                        .threadName("main")
                        .use(Disposition.WRAPPED)
                        .detail("com.acme.Worse")
                        .build()))
            .reused(true)
            .build();
    ExceptionLink cause =
        ExceptionLink.builder()
            .type("java.lang.NullPointerException")
            .note("stack trace omitted by the JVM")
            .build();
    ExceptionLink suppressed = ExceptionLink.builder().type("java.io.IOException").build();
    return SampleEvents.builder("unused")
        .timeUnixNanos(1_795_305_600_123_456_789L)
        .observedTimeUnixNanos(1_795_305_600_223_456_789L)
        .severity(Severity.FATAL)
        .disposition(Disposition.UNCAUGHT)
        .dispositionDetail("com.acme.Log ERROR")
        .mechanism(Mechanism.CATCH_SITE)
        .occurrences(12)
        .threadName("worker-1")
        .threadId(31)
        .exceptions(List.of(outermost, cause))
        .suppressed(List.of(new SuppressedLink(1, suppressed)))
        .stackTrace("com.acme.OrderFailed: order 7\n\tat ...")
        .build();
  }

  private static Map<String, Object> expectedOutermost() {
    Map<String, Object> variables = new HashMap<>();
    variables.put("orderId", 7L);
    variables.put("customer", null);
    return Map.of(
        "type",
        "com.acme.OrderFailed",
        "message",
        "order 7",
        "frames",
        List.of(
            "java.util.Objects.check(Objects.java:9)",
            "com.acme.Shop.order(Shop.java:42)",
            "com.acme.Main.main(Unknown Source)"),
        "inApp",
        List.of(1L, 2L),
        "framesOmitted",
        3L,
        "points",
        List.of(
            Map.of(
                "kind", "thrown",
                "timeUnixNano", 1_795_305_600_123_000_000L,
                "class", "com.acme.Shop",
                "method", "order",
                "line", 42L),
            Map.of(
                "kind", "caught",
                "timeUnixNano", 1_795_305_600_124_000_000L,
                "class", "com.acme.Main",
                "method", "main",
                "thread", "main",
                "use", "wrapped",
                "detail", "com.acme.Worse")),
        "reused",
        true,
        "sites",
        List.of(Map.of("frame", 1L, "variables", variables)));
  }

  private static Map<String, Object> expectedCause() {
    return Map.of(
        "type", "java.lang.NullPointerException",
        "frames", List.of(),
        "inApp", List.of(),
        "sites", List.of(),
        "note", "stack trace omitted by the JVM");
  }

  private static Map<String, Object> expectedSuppressed() {
    return Map.of(
        "of", 1L,
        "type", "java.io.IOException",
        "frames", List.of(),
        "inApp", List.of(),
        "sites", List.of());
  }

  @Test
  void leavesOutWhatIsNotThere() throws Exception {
    LogRecord record = ProtocolReader.records(read(SampleEvents.event(null))).get(0);

    assertThat(record.getBody().getStringValue()).isEqualTo("com.acme.OutOfStock");
    assertThat(ProtocolReader.plain(record.getAttributesList()))
        .doesNotContainKeys("exception.message", "faultline.suppressed");
  }

  @Test
  void writesEveryKindOfValue() throws Exception {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("nothing", null);
    values.put("yes", true);
    values.put("least", Long.MIN_VALUE);
    values.put("tenth", 0.1);
    values.put("tiny", Double.MIN_VALUE);
    values.put("text", "Grüße, 世界 😀 \" \\ \n \u0000");
    values.put("list", List.of(1L, List.of("nested"), List.of()));
    values.put("object", Map.of("@type", "com.acme.Order"));

    assertThat(variables(values)).isEqualTo(values);
    assertThat(variables(values).keySet()).containsExactlyElementsOf(values.keySet());
  }

  @Test
  void writesNumbersThatJsonDoesNotKnowAsText() throws Exception {
    assertThat(
            variables(
                Map.of(
                    "nan", Double.NaN,
                    "most", Double.POSITIVE_INFINITY,
                    "least", Double.NEGATIVE_INFINITY)))
        .isEqualTo(Map.of("nan", "NaN", "most", "Infinity", "least", "-Infinity"));
  }

  @Test
  void replacesLoneSurrogatesEverywhere() throws Exception {
    String lone = "a\uD83Db\uDE00c\uD83D";
    ExceptionEvent event =
        SampleEvents.withVariables(Map.of(lone, lone)).toBuilder()
            .threadName(lone)
            .stackTrace(lone)
            .build();
    Map<String, Object> attributes =
        ProtocolReader.plain(ProtocolReader.records(read(event)).get(0).getAttributesList());

    String mended = "a\uFFFDb\uFFFDc\uFFFD";
    assertThat(attributes)
        .containsEntry("thread.name", mended)
        .containsEntry("exception.stacktrace", mended);
    assertThat(variablesOf(attributes)).isEqualTo(Map.of(mended, mended));
  }

  @Test
  void cutsHugeTextAndSaysSo() throws Exception {
    String huge = "x".repeat(5_000_000);
    ExceptionEvent event = SampleEvents.builder(huge).stackTrace(huge).threadName(huge).build();
    LogRecord record = ProtocolReader.records(read(event)).get(0);
    Map<String, Object> attributes = ProtocolReader.plain(record.getAttributesList());

    assertThat((String) attributes.get("exception.message"))
        .hasSize(16_384 + "… (+4983616 chars)".length())
        .endsWith("x… (+4983616 chars)");
    assertThat((String) attributes.get("exception.stacktrace")).endsWith("… (+4868928 chars)");
    assertThat((String) attributes.get("thread.name")).endsWith("… (+4998976 chars)");
    assertThat((String) variables(Map.of("v", huge)).get("v")).endsWith("… (+4983616 chars)");
  }

  @Test
  void doesNotPartAPairWhenItCuts() throws Exception {
    String pairs = "x" + "😀".repeat(10_000);

    assertThat((String) variables(Map.of("v", pairs)).get("v"))
        .doesNotContain("\uFFFD")
        .endsWith("😀… (+3618 chars)");
  }

  @Test
  void survivesATreeWithACycle() throws Exception {
    List<Object> cycle = new ArrayList<>();
    cycle.add(cycle);

    assertThat(variables(Map.of("cycle", cycle)).toString()).contains("@cut=depth");
  }

  @Test
  void runsNoCodeOfForeignValues() throws Exception {
    Object hostile =
        new Object() {
          @Override
          public String toString() {
            throw new AssertionError("was called");
          }
        };

    assertThat(variables(Map.of("v", hostile)))
        .isEqualTo(Map.of("v", Map.of("@type", hostile.getClass().getName(), "@cut", "opaque")));
  }

  @Test
  void streamsManyEventsInOrder() throws Exception {
    List<ExceptionEvent> events = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      events.add(SampleEvents.event("event " + i));
      messages.add("event " + i);
    }

    assertThat(ProtocolReader.messages(BothEncodings.logs(RESOURCE, events))).isEqualTo(messages);
  }

  @Test
  void writesIntegersOf64BitsAsDecimalText() throws Exception {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    new OtlpLogsEncoder(OtlpEncoding.JSON, RESOURCE, "1.2.3")
        .write(Collections.singletonList(lifeStory()), json);

    assertThat(json.toString(StandardCharsets.UTF_8))
        .contains("\"timeUnixNano\":\"1795305600123456789\"")
        .contains("{\"key\":\"thread.id\",\"value\":{\"intValue\":\"31\"}}")
        .contains("{\"key\":\"customer\",\"value\":{}}")
        .contains("\"severityNumber\":21,");
  }

  private Map<String, Object> variables(Map<String, Object> values) throws IOException {
    LogRecord record = ProtocolReader.records(read(SampleEvents.withVariables(values))).get(0);
    return variablesOf(ProtocolReader.plain(record.getAttributesList()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> variablesOf(Map<String, Object> attributes) {
    List<Map<String, Object>> links =
        (List<Map<String, Object>>) attributes.get("faultline.exceptions");
    List<Map<String, Object>> sites = (List<Map<String, Object>>) links.get(0).get("sites");
    return (Map<String, Object>) sites.get(0).get("variables");
  }

  private ExportLogsServiceRequest read(ExceptionEvent event) throws IOException {
    return BothEncodings.logs(RESOURCE, List.of(event));
  }
}
