package dev.faultline.client.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.faultline.client.http.Gzip;
import dev.faultline.client.json.JsonOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Makes a smaller request of a request with log records: the same but for records outside a range.
 * Whatever else is in it is copied. Used once.
 */
final class LogRecordRange {
  /** Where log records are. */
  private static final Field[] PATH = {Field.RESOURCE_LOGS, Field.SCOPE_LOGS, Field.LOG_RECORDS};

  private final int from;
  private final int to;
  private int passed;

  /**
   * @param from the first record's index
   * @param to the index behind the last one
   */
  LogRecordRange(int from, int to) {
    this.from = from;
    this.to = to;
  }

  private boolean takesNext() {
    int index = passed++;
    return index >= from && index < to;
  }

  /**
   * The smaller request, compressed.
   *
   * @param gzipped in either encoding
   * @throws IOException when it is damaged
   */
  byte[] of(byte[] gzipped) throws IOException {
    OtlpEncoding encoding = OtlpEncoding.of(gzipped);
    byte[] request = Gzip.decompress(gzipped);
    ByteArrayOutputStream part = new ByteArrayOutputStream(request.length / 2);
    if (encoding == OtlpEncoding.JSON) {
      copyJson(request, part);
    } else {
      ProtobufBuffer buffer = new ProtobufBuffer(request.length / 2);
      copyMessage(new ProtobufReader(request), buffer, 0);
      buffer.writeTo(part);
    }
    return Gzip.compress(part.toByteArray());
  }

  private void copyMessage(ProtobufReader message, ProtobufBuffer into, int level)
      throws IOException {
    while (message.next()) {
      if (!message.isPiece(PATH[level].number())) {
        message.copyTo(into);
      } else if (level < PATH.length - 1) {
        into.varint(PATH[level].tag());
        int start = into.startPiece();
        copyMessage(message.message(), into, level + 1);
        into.endPiece(start);
      } else if (takesNext()) {
        message.copyTo(into);
      } else {
        message.skip();
      }
    }
  }

  private void copyJson(byte[] request, ByteArrayOutputStream into) throws IOException {
    try (JsonParser in = new JsonFactory().createParser(request);
        JsonGenerator out = new JsonOutput().to(into)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        out.copyCurrentEvent(in);
        // Keys of attributes are values in JSON, so no other field has that name.
        if (token == JsonToken.FIELD_NAME
            && Field.LOG_RECORDS.jsonName().equals(in.currentName())) {
          copyRecords(in, out);
        }
      }
    }
  }

  private void copyRecords(JsonParser in, JsonGenerator out) throws IOException {
    if (in.nextToken() != JsonToken.START_ARRAY) {
      throw new IOException("the records are no array");
    }
    out.writeStartArray();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (takesNext()) {
        out.copyCurrentStructure(in);
      } else {
        in.skipChildren();
      }
    }
    out.writeEndArray();
  }
}
