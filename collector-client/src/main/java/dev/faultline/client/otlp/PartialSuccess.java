package dev.faultline.client.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.faultline.client.backend.SendOutcome;
import java.io.IOException;

/**
 * Reads an {@code ExportLogsServiceResponse} or {@code ExportMetricsServiceResponse}: the answer to
 * a batch that arrived.
 */
final class PartialSuccess {
  private static final String NOT_OTLP =
      "answers with success, but not in OTLP's JSON: is there an OTLP/HTTP backend at this address?";

  private long rejected;
  private String message;

  private PartialSuccess() {}

  /** Many backends answer with an empty body; anything else should be the protocol's. */
  static SendOutcome read(byte[] body) {
    if (body.length == 0) {
      return SendOutcome.accepted();
    }
    PartialSuccess answer = new PartialSuccess();
    try (JsonParser json = new JsonFactory().createParser(body)) {
      answer.response(json);
    } catch (IOException malformed) {
      return SendOutcome.accepted(0, NOT_OTLP);
    }
    return SendOutcome.accepted(answer.rejected, answer.message);
  }

  private void response(JsonParser json) throws IOException {
    expectObject(json, json.nextToken());
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean partialSuccess = isField(json, "partialSuccess", "partial_success");
      JsonToken value = json.nextToken();
      if (partialSuccess && value != JsonToken.VALUE_NULL) {
        expectObject(json, value);
        partialSuccess(json);
      } else {
        json.skipChildren();
      }
    }
  }

  private void partialSuccess(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean isRejected =
          isField(json, "rejectedLogRecords", "rejected_log_records")
              || isField(json, "rejectedDataPoints", "rejected_data_points");
      boolean isMessage = isField(json, "errorMessage", "error_message");
      json.nextToken();
      if (isRejected) {
        // A number or, by proto3's JSON, a decimal string.
        rejected = Math.max(json.getValueAsLong(), 0);
      } else if (isMessage) {
        String text = json.getValueAsString();
        message = text == null || text.isEmpty() ? null : text;
      }
      json.skipChildren();
    }
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
