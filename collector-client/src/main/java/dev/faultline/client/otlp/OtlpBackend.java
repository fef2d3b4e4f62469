package dev.faultline.client.otlp;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.Resource;
import dev.faultline.client.http.HttpSettings;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Events as log records of OTLP/HTTP. */
public final class OtlpBackend extends OtlpSender implements Backend {
  private final OtlpLogsEncoder encoder;

  /**
   * @param resource what all events come from
   * @param version of the agent or library: the scope's version and part of the User-Agent header
   * @param threads makes the HTTP client's threads, which end with {@link #close}
   */
  public OtlpBackend(
      OtlpEndpoint endpoint,
      OtlpEncoding encoding,
      HttpSettings settings,
      Resource resource,
      String version,
      ThreadFactory threads) {
    this(endpoint, encoding, new OtlpResponse(false), settings, resource, version, threads);
  }

  OtlpBackend(
      OtlpEndpoint endpoint,
      OtlpEncoding encoding,
      OtlpResponse answers,
      HttpSettings settings,
      Resource resource,
      String version,
      ThreadFactory threads) {
    super(endpoint.logsUrl(), answers, settings, version, threads);
    encoder = new OtlpLogsEncoder(encoding, resource, version);
  }

  @Override
  public byte[] encode(List<? extends Event> events) throws IOException {
    return encoder.encode(events);
  }

  @Override
  public List<byte[]> halve(byte[] body, int events) throws IOException {
    int middle = events / 2;
    return Arrays.asList(
        new LogRecordRange(0, middle).of(body),
        new LogRecordRange(middle, Integer.MAX_VALUE).of(body));
  }
}
