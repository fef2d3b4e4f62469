package dev.faultline.client.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Answers as the protocol's own classes write them, and as nobody should. */
class OtlpAnswerTest {
  private static PartialSuccess protobuf(byte[] body) throws IOException {
    return PartialSuccess.read(body, OtlpEncoding.PROTOBUF);
  }

  private static PartialSuccess json(String body) throws IOException {
    return PartialSuccess.read(body.getBytes(StandardCharsets.UTF_8), OtlpEncoding.JSON);
  }

  @Test
  void readsWhatWasRefusedOfEitherSignal() throws Exception {
    PartialSuccess logs =
        protobuf(
            ExportLogsServiceResponse.newBuilder()
                .setPartialSuccess(
                    ExportLogsPartialSuccess.newBuilder()
                        .setRejectedLogRecords(300)
                        .setErrorMessage("zu groß"))
                .build()
                .toByteArray());
    assertThat(logs.rejected()).isEqualTo(300);
    assertThat(logs.message()).isEqualTo("zu groß");

    PartialSuccess metrics =
        protobuf(
            ExportMetricsServiceResponse.newBuilder()
                .setPartialSuccess(
                    ExportMetricsPartialSuccess.newBuilder().setRejectedDataPoints(2))
                .build()
                .toByteArray());
    assertThat(metrics.rejected()).isEqualTo(2);
    assertThat(metrics.message()).isNull();
  }

  @Test
  void aNegativeNumberRefusesNothing() throws Exception {
    PartialSuccess partial =
        protobuf(
            ExportLogsServiceResponse.newBuilder()
                .setPartialSuccess(ExportLogsPartialSuccess.newBuilder().setRejectedLogRecords(-1))
                .build()
                .toByteArray());
    assertThat(partial.rejected()).isZero();
    assertThat(json("{\"partialSuccess\":{\"rejectedLogRecords\":\"-1\"}}").rejected()).isZero();
  }

  @Test
  void passesOverFieldsThatItDoesNotKnow() throws Exception {
    UnknownFieldSet unknown =
        UnknownFieldSet.newBuilder()
            .addField(3, UnknownFieldSet.Field.newBuilder().addVarint(-1).build())
            .addField(4, UnknownFieldSet.Field.newBuilder().addFixed32(7).build())
            .addField(5, UnknownFieldSet.Field.newBuilder().addFixed64(7).build())
            .addField(
                400,
                UnknownFieldSet.Field.newBuilder()
                    .addLengthDelimited(ByteString.copyFromUtf8("news"))
                    .build())
            .build();
    PartialSuccess partial =
        protobuf(
            ExportLogsServiceResponse.newBuilder()
                .setUnknownFields(unknown)
                .setPartialSuccess(
                    ExportLogsPartialSuccess.newBuilder()
                        .setUnknownFields(unknown)
                        .setRejectedLogRecords(3))
                .build()
                .toByteArray());
    assertThat(partial.rejected()).isEqualTo(3);

    assertThat(
            json("{\"x\":[{\"partialSuccess\":1}],\"partialSuccess\":{\"y\":{},\"rejectedLogRecords\":3}}")
                .rejected())
        .isEqualTo(3);
  }

  @Test
  void saysOfGarbageThatItIsNoAnswer() {
    for (String garbage : new String[] {"<html>", "OK", "\u0000", "\n\u00ffabc", "\n\u0002\b"}) {
      assertThatThrownBy(() -> protobuf(garbage.getBytes(StandardCharsets.ISO_8859_1)))
          .as(garbage)
          .isInstanceOf(IOException.class);
    }
    for (String garbage : new String[] {"<html>", "[]", "{", "{\"partialSuccess\":[]}"}) {
      assertThatThrownBy(() -> json(garbage)).as(garbage).isInstanceOf(IOException.class);
    }
  }

  /** Whatever the bytes are, reading them ends: with an answer, or with the one exception. */
  @Test
  void survivesAnyBytes() {
    Random random = new Random(42);
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = new byte[random.nextInt(24)];
      random.nextBytes(bytes);
      if (bytes.length > 1) {
        // Else nearly all end at the first field.
        bytes[0] = 10;
        bytes[1] = (byte) random.nextInt(bytes.length);
      }
      try {
        assertThat(protobuf(bytes).rejected()).isNotNegative();
      } catch (IOException noAnswer) {
        assertThat(noAnswer).hasMessageMatching(".+");
      }
    }
  }
}
