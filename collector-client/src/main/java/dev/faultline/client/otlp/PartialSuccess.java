package dev.faultline.client.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What is in an {@code ExportLogsServiceResponse} or {@code ExportMetricsServiceResponse}, the
 * answer to a batch that arrived: how many records were refused, and why. Fields that nobody here
 * knows are passed over. Immutable.
 */
final class PartialSuccess {
  private static final int PARTIAL_SUCCESS = 1;
  private static final int REJECTED = 1;
  private static final int ERROR_MESSAGE = 2;

  private final long rejected;
  private final String message;

  private PartialSuccess(long rejected, String message) {
    this.rejected = rejected;
    this.message = message == null || message.isEmpty() ? null : message;
  }

  /** With a number as the backend gave it, which need not be one. */
  private static PartialSuccess of(String rejected, String message) {
    try {
      return new PartialSuccess(RejectedCount.parse(rejected), message);
    } catch (NumberFormatException senseless) {
      String words = message == null || message.isEmpty() ? "" : ": " + message;
      return new PartialSuccess(0, senseless.getMessage() + words);
    }
  }

  /** How many records were refused; 0 or more, and 0 when what the backend says is no number. */
  long rejected() {
    return rejected;
  }

  /** What there is to say about it, or about a batch that was taken; null for nothing. */
  String message() {
    return message;
  }

  /**
   * Reads an answer.
   *
   * @throws IOException when the bytes are no such answer
   */
  static PartialSuccess read(byte[] body, OtlpEncoding encoding) throws IOException {
    if (body.length == 0) {
      // In protobuf that is a success with nothing to say; many backends answer so in JSON too.
      return new PartialSuccess(0, null);
    }
    return encoding == OtlpEncoding.JSON ? json(body) : protobuf(new ProtobufReader(body));
  }

  private static PartialSuccess protobuf(ProtobufReader response) throws IOException {
    long rejected = 0;
    String message = null;
    while (response.next()) {
      if (!response.isPiece(PARTIAL_SUCCESS)) {
        response.skip();
        continue;
      }
      ProtobufReader partial = response.message();
      while (partial.next()) {
        if (partial.isInteger(REJECTED)) {
          rejected = partial.integer();
        } else if (partial.isPiece(ERROR_MESSAGE)) {
          message = partial.text();
        } else {
          partial.skip();
        }
      }
    }
    return of(String.valueOf(rejected), message);
  }

  private static PartialSuccess json(byte[] body) throws IOException {
    PartialSuccess partial = new PartialSuccess(0, null);
    try (JsonParser json = new JsonFactory().createParser(body)) {
      expectObject(json, json.nextToken());
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean isPartialSuccess = isField(json, "partialSuccess", "partial_success");
        JsonToken value = json.nextToken();
        if (isPartialSuccess && value != JsonToken.VALUE_NULL) {
          expectObject(json, value);
          partial = partialSuccess(json);
        } else {
          json.skipChildren();
        }
      }
    }
    return partial;
  }

  private static PartialSuccess partialSuccess(JsonParser json) throws IOException {
    String rejected = "0";
    String message = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean isRejected =
          isField(json, "rejectedLogRecords", "rejected_log_records")
              || isField(json, "rejectedDataPoints", "rejected_data_points");
      boolean isMessage = isField(json, "errorMessage", "error_message");
      JsonToken value = json.nextToken();
      if (isRejected) {
        // A number or, by proto3's JSON, a decimal string; null is 0.
        rejected = value == JsonToken.VALUE_NULL ? "0" : json.getText();
      } else if (isMessage) {
        message = json.getValueAsString();
      }
      json.skipChildren();
    }
    return of(rejected, message);
  }

  private static boolean isField(JsonParser json, String name, String protoName)
      throws IOException {
    String current = json.currentName();
    return current.equals(name) || current.equals(protoName);
  }

  private static void expectObject(JsonParser json, JsonToken token) throws IOException {
    if (token != JsonToken.START_OBJECT) {
      throw new JsonParseException(json, "expected an object");
    }
  }
}
