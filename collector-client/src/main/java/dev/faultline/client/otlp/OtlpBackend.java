package dev.faultline.client.otlp;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.Resource;
import dev.faultline.client.http.HttpClient;
import dev.faultline.client.http.HttpSettings;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Events as log records of OTLP/HTTP. */
public final class OtlpBackend implements Backend {
  private final OtlpJsonLogsEncoder encoder;
  private final HttpClient client;

  /**
   * @param resource what all events come from
   * @param version of the agent or library: the scope's version and part of the User-Agent header
   * @param threads makes the HTTP client's threads, which end with {@link #close}
   */
  public OtlpBackend(
      OtlpEndpoint endpoint,
      HttpSettings settings,
      Resource resource,
      String version,
      ThreadFactory threads) {
    encoder = new OtlpJsonLogsEncoder(resource, version);
    client = OtlpHttp.client(endpoint.logsUrl(), settings, version, threads);
  }

  @Override
  public String description() {
    return client.url();
  }

  @Override
  public byte[] encode(List<? extends Event> events) throws IOException {
    return encoder.encode(events);
  }

  @Override
  public SendOutcome send(byte[] body) {
    return client.post(body);
  }

  @Override
  public void cancel() {
    client.cancel();
  }

  @Override
  public void close() {
    client.close();
  }
}
