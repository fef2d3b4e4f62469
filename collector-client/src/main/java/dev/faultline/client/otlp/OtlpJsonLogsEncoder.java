package dev.faultline.client.otlp;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.Resource;
import dev.faultline.client.text.TextLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Encodes events as an {@code ExportLogsServiceRequest} in OTLP's JSON encoding, streaming, without
 * a tree in between.
 *
 * <p>Whatever an event holds, the result is valid: lone surrogates become U+FFFD, NaN and
 * infinities strings, text longer than {@link TextLimits} allows is cut, values outside the
 * contract of {@link dev.faultline.client.event.Frame#variables()} are left out and say so.
 *
 * <p>To be used by one thread at a time.
 */
public final class OtlpJsonLogsEncoder {
  private final OtlpJsonRequest request;
  private final TextLimits limits = TextLimits.defaults();

  /**
   * An encoder with the default limits.
   *
   * @param resource what all events come from
   * @param scopeVersion the version of the agent or library that made the events
   */
  public OtlpJsonLogsEncoder(Resource resource, String scopeVersion) {
    request =
        new OtlpJsonRequest(
            resource, scopeVersion, limits, "resourceLogs", "scopeLogs", "logRecords");
  }

  /** The request, compressed with gzip. */
  public byte[] encode(List<? extends Event> events) throws IOException {
    return request.gzip(records(events));
  }

  /**
   * Writes the request as JSON in UTF-8, not compressed. The stream is flushed and left open.
   *
   * @throws IOException when the stream does
   */
  public void write(List<? extends Event> events, OutputStream out) throws IOException {
    request.write(records(events), out);
  }

  private OtlpJsonRequest.Records records(final List<? extends Event> events) {
    return new OtlpJsonRequest.Records() {
      @Override
      public void write(JsonGenerator json, AnyValueWriter values) throws IOException {
        LogRecordWriter records = new LogRecordWriter(json, limits, values);
        for (Event event : events) {
          records.write(event);
        }
      }
    };
  }
}
