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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @CsvSource({
    "3, 3",
    "'\"3\"', 3",
    "3.0, 3",
    "'\"3e2\"', 300",
    "9223372036854775807, 9223372036854775807",
    "'\"9223372036854775807\"', 9223372036854775807",
    "null, 0",
    "0e-9, 0"
  })
  void takesANumberHoweverItIsWritten(String written, long rejected) throws Exception {
    PartialSuccess partial = json("{\"partialSuccess\":{\"rejectedLogRecords\":" + written + "}}");

    assertThat(partial.rejected()).isEqualTo(rejected);
    assertThat(partial.message()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775808",
        "99999999999999999999999",
        "\"99999999999999999999999\"",
        "1e999999999"
      })
  void moreThanALongRefusesAll(String written) throws Exception {
    assertThat(json("{\"partialSuccess\":{\"rejectedLogRecords\":" + written + "}}").rejected())
        .isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "\"-1\"", "2.5", "1e-999999999", "\"many\"", "\"\"", "true", "{}", "[3]"})
  void tellsOfWhatIsNoNumberOfRecords(String written) throws Exception {
    PartialSuccess partial =
        json(
            "{\"partialSuccess\":{\"rejectedLogRecords\":"
                + written
                + ",\"errorMessage\":\"quota\"}}");

    assertThat(partial.rejected()).isZero();
    assertThat(partial.message())
        .startsWith("says that it refused '")
        .endsWith("which is no number of them: all count as delivered: quota");
  }

  @Test
  void tellsOfANegativeNumberInProtobuf() throws Exception {
    PartialSuccess partial =
        protobuf(
            ExportLogsServiceResponse.newBuilder()
                .setPartialSuccess(ExportLogsPartialSuccess.newBuilder().setRejectedLogRecords(-1))
                .build()
                .toByteArray());
    assertThat(partial.rejected()).isZero();
    assertThat(partial.message()).startsWith("says that it refused '-1' records of a batch");
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
