package dev.faultline.client.http;

import dev.faultline.client.backend.BatchSender;

/** What senders over HTTP have in common. As {@link BatchSender} wants it, by an HTTP client. */
public abstract class HttpSender implements BatchSender {
  private final HttpClient client;

  /**
   * @param client closed with this
   */
  protected HttpSender(HttpClient client) {
    this.client = client;
  }

  /** What posts. */
  protected final HttpClient client() {
    return client;
  }

  @Override
  public String description() {
    return client.url();
  }

  @Override
  public void check() {
    client.check();
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
