package dev.faultline.client.http;

import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.backend.SendOutcome;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;

/**
 * Posts bodies that are compressed with gzip, over HTTP/1.1.
 *
 * <p>Connects directly unless a proxy is set, keeps no cookies, follows no redirects. The library
 * behind it is loaded, and its client made, by the first {@link #post}. One thread posts; the other
 * methods may be called by any.
 */
public final class HttpClient {
  private final ThreadFactory threads;
  private final ResponseReader reader;
  private final HttpTarget target;
  private volatile OkHttpExchange exchange;
  private volatile boolean cancelled;

  /**
   * A client that has loaded and opened nothing.
   *
   * @param reader tells what an answer means
   * @param threads makes the threads of the library, which end with {@link #close}
   */
  public HttpClient(HttpTarget target, ResponseReader reader, ThreadFactory threads) {
    this.target = Objects.requireNonNull(target, "target");
    this.reader = Objects.requireNonNull(reader, "reader");
    this.threads = Objects.requireNonNull(threads, "threads");
  }

  /** Where it posts to. */
  public String url() {
    return target.url();
  }

  /**
   * Reads the files that the settings name.
   *
   * @throws InvalidBackendException when one cannot be used
   */
  public void check() {
    RequestFiles files = new RequestFiles(target.settings());
    files.headers();
    files.tls();
    Proxy proxy = target.settings().proxy();
    if (proxy != null && proxy.user() != null) {
      proxy.password();
    }
  }

  /**
   * Posts and waits for the answer, within the target's bounds.
   *
   * @param contentType of what is compressed
   */
  public SendOutcome post(byte[] gzipped, String contentType) {
    OkHttpExchange current = exchange;
    if (current == null) {
      current = new OkHttpExchange(target, reader, threads);
      exchange = current;
      if (cancelled) {
        current.cancel();
      }
    }
    return current.post(gzipped, contentType);
  }

  /** Makes a {@link #post} that is under way return soon, and any after it. */
  public void cancel() {
    cancelled = true;
    OkHttpExchange current = exchange;
    if (current != null) {
      current.cancel();
    }
  }

  /** Lets go of connections and threads. Calling it again does nothing. */
  public void close() {
    OkHttpExchange current = exchange;
    if (current != null) {
      current.close();
    }
  }
}
