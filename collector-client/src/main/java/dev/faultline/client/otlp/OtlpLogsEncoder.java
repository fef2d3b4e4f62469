package dev.faultline.client.otlp;

import dev.faultline.client.event.Event;
import dev.faultline.client.event.Resource;
import dev.faultline.client.text.TextLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Encodes events as an {@code ExportLogsServiceRequest}, without a tree in between.
 *
 * <p>Whatever an event holds, the result is valid: lone surrogates become U+FFFD, NaN and
 * infinities strings, text longer than {@link TextLimits} allows is cut, values outside the
 * contract of {@link dev.faultline.client.event.Frame#variables()} are left out and say so.
 *
 * <p>To be used by one thread at a time.
 */
public final class OtlpLogsEncoder {
  private final OtlpRequest request;
  private final TextLimits limits = TextLimits.defaults();

  /**
   * An encoder with the default limits.
   *
   * @param resource what all events come from
   * @param scopeVersion the version of the agent or library that made the events
   */
  public OtlpLogsEncoder(OtlpEncoding encoding, Resource resource, String scopeVersion) {
    request = new OtlpRequest(OtlpRequest.Signal.LOGS, encoding, resource, scopeVersion, limits);
  }

  /** The request, compressed with gzip. */
  public byte[] encode(List<? extends Event> events) throws IOException {
    return request.gzip(records(events));
  }

  /**
   * Writes the request, not compressed. The stream is flushed and left open.
   *
   * @throws IOException when the stream does
   */
  public void write(List<? extends Event> events, OutputStream out) throws IOException {
    request.write(records(events), out);
  }

  private OtlpRequest.Records records(final List<? extends Event> events) {
    return new OtlpRequest.Records() {
      @Override
      public void write(MessageWriter message, AnyValueWriter values) throws IOException {
        LogRecordWriter records = new LogRecordWriter(message, limits, values);
        for (Event event : events) {
          records.write(event);
        }
      }
    };
  }
}
