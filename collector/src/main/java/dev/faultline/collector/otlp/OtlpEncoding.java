package dev.faultline.collector.otlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.CodedOutputStream;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The two encodings of OTLP/HTTP: how a request is read and how its response is written. */
enum OtlpEncoding {
  JSON("application/json", new JsonLogsDecoder(), new JsonMetricsDecoder()) {
    @Override
    byte[] response(long rejected, String message) {
      ObjectNode response = JsonNodeFactory.instance.objectNode();
      if (!message.isEmpty()) {
        ObjectNode partial = response.putObject("partialSuccess");
        if (rejected > 0) {
          partial.put("rejectedLogRecords", Long.toString(rejected));
        }
        partial.put("errorMessage", message);
      }
      return response.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    byte[] status(int code, String message) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("code", code)
          .put("message", message)
          .toString()
          .getBytes(StandardCharsets.UTF_8);
    }
  },

  PROTOBUF("application/x-protobuf", new ProtobufLogsDecoder(), new ProtobufMetricsDecoder()) {
    @Override
    byte[] response(long rejected, String message) {
      ExportLogsServiceResponse.Builder response = ExportLogsServiceResponse.newBuilder();
      if (!message.isEmpty()) {
        response.setPartialSuccess(
            ExportLogsPartialSuccess.newBuilder()
                .setRejectedLogRecords(rejected)
                .setErrorMessage(message));
      }
      return response.build().toByteArray();
    }

    @Override
    byte[] status(int code, String message) {
      // google.rpc.Status: int32 code = 1, string message = 2. Two fields are not worth a library.
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      try {
        out.writeInt32(1, code);
        out.writeString(2, message);
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }
  };

  private final String contentType;
  private final LogsDecoder logs;
  private final MetricsDecoder metrics;

  OtlpEncoding(String contentType, LogsDecoder logs, MetricsDecoder metrics) {
    this.contentType = contentType;
    this.logs = logs;
    this.metrics = metrics;
  }

  /**
   * The encoding of a {@code Content-Type}, whose parameters do not matter; empty if it is none of
   * OTLP's, or null.
   */
  static Optional<OtlpEncoding> of(String contentType) {
    if (contentType == null) {
      return Optional.empty();
    }
    String type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    for (OtlpEncoding encoding : values()) {
      if (encoding.contentType.equals(type)) {
        return Optional.of(encoding);
      }
    }
    return Optional.empty();
  }

  String contentType() {
    return contentType;
  }

  LogsDecoder logs() {
    return logs;
  }

  MetricsDecoder metrics() {
    return metrics;
  }

  /**
   * An {@code ExportLogsServiceResponse}; for full success, that of any other signal as well.
   *
   * @param rejected how many records were refused
   * @param message what the sender should know, empty for full success
   */
  abstract byte[] response(long rejected, String message);

  /** A {@code google.rpc.Status}. */
  abstract byte[] status(int code, String message);
}
