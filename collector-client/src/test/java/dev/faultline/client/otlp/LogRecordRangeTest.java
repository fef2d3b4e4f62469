package dev.faultline.client.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.client.SampleEvents;
import dev.faultline.client.SampleStories;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.http.Gzip;
import dev.faultline.client.http.HttpSettings;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Halves of requests, as the protocol's own classes read them. */
class LogRecordRangeTest {
  private static OtlpBackend backend(OtlpEncoding encoding) {
    return new OtlpBackend(
        OtlpEndpoint.parse("http://localhost:4318"),
        encoding,
        HttpSettings.builder().build(),
        SampleStories.resource(),
        "1.2.3",
        Thread::new);
  }

  private static List<ExceptionEvent> events() {
    return List.of(
        SampleEvents.event("one"),
        SampleStories.everything(),
        SampleEvents.withVariables(Map.of("logRecords", List.of("logRecords", 1L))),
        SampleEvents.event("four"),
        SampleEvents.event("x".repeat(20_000)));
  }

  @ParameterizedTest
  @EnumSource
  void twoHalvesAreTheWhole(OtlpEncoding encoding) throws IOException {
    byte[] whole = backend(encoding).encode(events());
    // By a backend of the other encoding, as after a change of the setting.
    List<byte[]> halves = backend(OtlpEncoding.JSON).halve(whole, 5);

    ExportLogsServiceRequest first = ProtocolReader.gunzip(halves.get(0));
    ExportLogsServiceRequest second = ProtocolReader.gunzip(halves.get(1));
    assertThat(ProtocolReader.records(first)).hasSize(2);
    assertThat(ProtocolReader.records(second)).hasSize(3);
    List<LogRecord> together = new ArrayList<>(ProtocolReader.records(first));
    together.addAll(ProtocolReader.records(second));
    assertThat(together).isEqualTo(ProtocolReader.records(ProtocolReader.gunzip(whole)));
    for (ExportLogsServiceRequest half : List.of(first, second)) {
      assertThat(withoutRecords(half)).isEqualTo(withoutRecords(ProtocolReader.gunzip(whole)));
    }
    assertThat(OtlpEncoding.of(halves.get(1))).isEqualTo(encoding);
  }

  private static ExportLogsServiceRequest withoutRecords(ExportLogsServiceRequest request) {
    ExportLogsServiceRequest.Builder builder = request.toBuilder();
    builder.getResourceLogsBuilder(0).getScopeLogsBuilder(0).clearLogRecords();
    return builder.build();
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedRequestIsNotParted(OtlpEncoding encoding) throws IOException {
    byte[] whole = Gzip.decompress(backend(encoding).encode(events()));
    byte[] torn = Gzip.compress(Arrays.copyOf(whole, whole.length - 7));

    assertThatThrownBy(() -> backend(encoding).halve(torn, 5)).isInstanceOf(IOException.class);
  }
}
