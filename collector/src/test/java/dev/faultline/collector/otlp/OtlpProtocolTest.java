package dev.faultline.collector.otlp;

import static dev.faultline.collector.testing.RunningCollector.JSON;
import static dev.faultline.collector.testing.RunningCollector.PROTOBUF;
import static dev.faultline.collector.testing.RunningCollector.gzip;
import static dev.faultline.collector.testing.RunningCollector.request;
import static dev.faultline.collector.testing.RunningCollector.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnknownFieldSet;
import dev.faultline.collector.testing.Bookshop;
import dev.faultline.collector.testing.CollectorTestCase;
import dev.faultline.collector.testing.OtlpJson;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpProtocolTest extends CollectorTestCase {

  @Test
  void bothEncodingsPackedOrNotGiveTheSameEvent() {
    ExportLogsServiceRequest[] requests = new ExportLogsServiceRequest[4];
    for (int i = 0; i < requests.length; i++) {
      requests[i] = request(Bookshop.outOfStock().id("e" + i).build());
    }

    assertAccepted(collector.post(JSON, OtlpJson.of(requests[0])));
    assertAccepted(
        collector.post(
            JSON + "; charset=utf-8", gzip(OtlpJson.of(requests[1])), "Content-Encoding", "gzip"));
    assertAccepted(collector.post(PROTOBUF, requests[2].toByteArray()));
    assertAccepted(
        collector.post(PROTOBUF, gzip(requests[3].toByteArray()), "Content-Encoding", "gzip"));

    JsonNode issue = collector.onlyIssue();
    assertThat(issue.path("count").asInt()).isEqualTo(4);
    JsonNode events = collector.events(issue.path("id").asText());
    assertThat(events).hasSize(4);
    assertThat(events)
        .extracting(event -> event.path("exceptions"))
        .containsOnly(events.get(0).path("exceptions"));
    assertThat(events).extracting(event -> event.path("host").asText()).containsOnly("till-2");
  }

  private static void assertAccepted(HttpResponse<byte[]> response) {
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Faultline-Acknowledged")).isPresent();
    boolean json = response.headers().firstValue("Content-Type").orElseThrow().equals(JSON);
    assertThat(response.body()).isEqualTo(json ? "{}".getBytes(UTF_8) : new byte[0]);
  }

  @Test
  void answersInTheEncodingOfTheRequest() {
    assertThat(collector.post(JSON, "{}".getBytes(UTF_8)).headers().firstValue("Content-Type"))
        .contains(JSON);
    assertThat(collector.post(PROTOBUF, new byte[0]).headers().firstValue("Content-Type"))
        .contains(PROTOBUF);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json                            | Unrecognized token",
        "[]                                  | expected an object such as {\"resourceLogs\":[]} at the top",
        "{\"resourceLogs\":[{\"scopeLogs\":  | line 1",
        "{} {}                               | expected nothing after the request",
        "{\"resourceLogs\":{}}               | expected an array at /resourceLogs",
        "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"soon\"}]}]}]} | an unsigned 64-bit integer at /resourceLogs/0/scopeLogs/0/logRecords/0/timeUnixNano",
        "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"traceId\":\"xyz\"}]}]}]} | 32 hexadecimal digits",
      })
  void malformedJsonIsRefusedWithWhereAndWhy(String body, String reason) {
    HttpResponse<byte[]> response = collector.post(JSON, body.getBytes(UTF_8));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains(JSON);
    JsonNode status = tree(new String(response.body(), UTF_8));
    assertThat(status.path("code").asInt()).isEqualTo(3);
    assertThat(status.path("message").asText()).contains(reason);
    assertThat(response.headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void malformedProtobufIsRefusedWithAProtobufStatus() throws IOException {
    HttpResponse<byte[]> response = collector.post(PROTOBUF, new byte[] {10, 127, 1});

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Faultline-Acknowledged")).isEmpty();
    assertThat(response.headers().firstValue("Content-Type")).contains(PROTOBUF);
    CodedInputStream status = CodedInputStream.newInstance(response.body());
    assertThat(status.readTag() >>> 3).isEqualTo(1);
    assertThat(status.readInt32()).isEqualTo(3);
    assertThat(status.readTag() >>> 3).isEqualTo(2);
    assertThat(status.readString()).contains("not a protobuf ExportLogsServiceRequest");
    assertThat(status.isAtEnd()).isTrue();
  }

  @Test
  void deeplyNestedJsonIsRefused() {
    String deep = "{\"a\":".repeat(5000) + "1" + "}".repeat(5000);
    assertThat(collector.post(JSON, deep.getBytes(UTF_8)).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/jsonp"})
  void otherContentTypesAreRefused(String contentType) {
    HttpResponse<byte[]> response = collector.post(contentType, "{}".getBytes(UTF_8));
    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(new String(response.body(), UTF_8)).contains(contentType, "application/x-protobuf");
  }

  @Test
  void aMissingContentTypeIsTold() {
    HttpResponse<byte[]> response =
        collector.exchange(
            HttpRequest.newBuilder(collector.uri("/v1/logs"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(new String(response.body(), UTF_8)).contains("there is no Content-Type: send ");
  }

  @Test
  void aBodyThatWasCutOffIsToldFromBrokenGzip() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", collector.uri("/").getPort())) {
      String request =
          "POST /v1/logs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Content-Length: 1000\r\n\r\n{\"resourceLogs\":";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.shutdownOutput();

      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 400 ")
          .contains("the body ended before its Content-Length")
          .doesNotContain("gzip");
    }
  }

  @Test
  void otherContentEncodingsAreRefused() {
    assertThat(collector.post(JSON, "{}".getBytes(UTF_8), "Content-Encoding", "br").statusCode())
        .isEqualTo(415);
  }

  @Test
  void brokenGzipIsRefused() {
    byte[] packed = gzip("{}".getBytes(UTF_8));
    byte[] truncated = Arrays.copyOf(packed, packed.length - 6);
    assertThat(collector.post(JSON, truncated, "Content-Encoding", "gzip").statusCode())
        .isEqualTo(400);
    assertThat(collector.post(JSON, "{}".getBytes(UTF_8), "Content-Encoding", "gzip").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aSmallBodyThatUnpacksToAHugeOneIsRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      byte[] blank = " ".repeat(1 << 20).getBytes(UTF_8);
      for (int i = 0; i < 64; i++) {
        out.write(blank);
      }
    }
    assertThat(packed.size()).isLessThan(1 << 20);

    HttpResponse<byte[]> response =
        collector.post(JSON, packed.toByteArray(), "Content-Encoding", "gzip");

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(new String(response.body(), UTF_8)).contains("20971520 bytes unpacked");
    collector.send(Bookshop.badNumber().build()); // and it is still there for others
  }

  @Test
  void aSmallBodyThatDecodesToAHugeOneIsRefused() {
    String start = "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[";
    byte[] json = (start + "{},".repeat(2_000_000) + "{}]}]}]}").getBytes(UTF_8);
    // Records without anything in one list: each is a tag and a length of 0.
    byte[] records = new byte[2 * 1_000_000];
    for (int i = 0; i < records.length; i += 2) {
      records[i] = 2 << 3 | 2;
    }

    for (HttpResponse<byte[]> response :
        List.of(
            collector.post(JSON, gzip(json), "Content-Encoding", "gzip"),
            collector.post(PROTOBUF, nested(1, nested(2, records))))) {
      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(new String(response.body(), UTF_8)).contains("too many records or values");
    }
    collector.send(Bookshop.badNumber().build());
  }

  /** A message with one field. */
  private static byte[] nested(int field, byte[] content) {
    return UnknownFieldSet.newBuilder()
        .addField(
            field,
            UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFrom(content))
                .build())
        .build()
        .toByteArray();
  }

  @Test
  void onlyPostIsPossible() {
    HttpResponse<byte[]> response = collector.get("/v1/logs");
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("POST");
    assertThat(
            collector
                .exchange(
                    HttpRequest.newBuilder(collector.uri("/v1/traces"))
                        .header("Content-Type", JSON)
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build())
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void refusedRecordsAreToldAndTheOthersKept() throws IOException {
    LogRecord[] records = {
      Bookshop.badNumber().id("good").build(),
      Bookshop.badNumber().id("none").occurrences(0).build(),
      Bookshop.badNumber().id("x".repeat(200)).build(),
      LogRecord.newBuilder().setTimeUnixNano(1).build(),
    };

    HttpResponse<byte[]> json = collector.post(JSON, OtlpJson.of(request(records)));
    HttpResponse<byte[]> protobuf = collector.post(PROTOBUF, request(records).toByteArray());

    assertThat(json.statusCode()).isEqualTo(200);
    JsonNode partial = tree(new String(json.body(), UTF_8)).path("partialSuccess");
    assertThat(partial.path("rejectedLogRecords").asText()).isEqualTo("2");
    assertThat(partial.path("errorMessage").asText())
        .contains("record 1: faultline.occurrences is 0", "record 2: faultline.event.id has 200");
    assertThat(protobuf.statusCode()).isEqualTo(200);
    assertThat(
            ExportLogsServiceResponse.parseFrom(protobuf.body())
                .getPartialSuccess()
                .getRejectedLogRecords())
        .isEqualTo(2);
    assertThat(collector.onlyIssue().path("count").asInt()).isEqualTo(1);
    assertThat(collector.json("/api/v1/health").path("records").toString())
        .isEqualTo("{\"events\":2,\"ignored\":2,\"rejected\":4}");
  }
}
