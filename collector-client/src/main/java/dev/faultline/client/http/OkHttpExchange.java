package dev.faultline.client.http;

import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.tls.TlsIdentity;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** One request after another with OkHttp, which is loaded together with this class. */
final class OkHttpExchange {
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  private final HttpThreads threads;
  private final Request template;
  private final ResponseReader reader;
  private final RequestFiles files;
  private final AnswerHeaders headers = new AnswerHeaders();
  private final long connectionMaxAgeNanos;
  private volatile OkHttpClient client;
  private volatile Call current;
  private volatile boolean cancelled;

  /** Of the thread that posts. */
  private TlsIdentity identity;

  private long evictedAtNanos = System.nanoTime();

  OkHttpExchange(HttpTarget target, ResponseReader reader, ThreadFactory threadFactory) {
    this.reader = reader;
    threads = new HttpThreads(threadFactory);
    files = new RequestFiles(target.settings());
    connectionMaxAgeNanos = target.settings().connectionMaxAge().toNanos();
    client = OkHttpClients.of(target, threads).newBuilder().eventListener(headers).build();
    Request.Builder request = new Request.Builder().url(target.url());
    for (Map.Entry<String, String> header : target.headers().entrySet()) {
      request.header(header.getKey(), header.getValue());
    }
    request.header("Content-Encoding", "gzip");
    template = request.build();
  }

  SendOutcome post(byte[] body, String contentType) {
    Map<String, String> fromFiles;
    try {
      identify();
      fromFiles = files.headers();
    } catch (InvalidBackendException unusable) {
      // It may be mended while the program runs; what waits, waits for that.
      return SendOutcome.retryable(unusable.getMessage());
    }
    endOldConnections();
    Request.Builder request =
        template.newBuilder().post(RequestBody.create(body, MediaType.get(contentType)));
    for (Map.Entry<String, String> header : fromFiles.entrySet()) {
      request.header(header.getKey(), header.getValue());
    }
    SendOutcome outcome = execute(request.build());
    return outcome.reason() == DropReason.UNAUTHORIZED && haveChanged(fromFiles)
        ? SendOutcome.retryableAfter(outcome.detail() + " (by now there is another secret)", 0)
        : outcome;
  }

  private SendOutcome execute(Request request) {
    Call call = client.newCall(request);
    current = call;
    if (cancelled) {
      call.cancel();
    }
    try (Response response = call.execute()) {
      if (response.code() == PROXY_AUTHENTICATION_REQUIRED) {
        // The backend has not been asked yet.
        return SendOutcome.retryable("HTTP 407: the proxy wants another user or password");
      }
      return read(new HttpResponse(response));
    } catch (IOException failure) {
      // Whoever is there now may have another address.
      evict();
      Response success = headers.ofSuccess();
      return success == null
          ? SendOutcome.retryable(describe(failure))
          : read(new HttpResponse(success));
    } finally {
      current = null;
    }
  }

  /** A body that cannot be read leaves a success one, or its batch might be sent for ever. */
  private SendOutcome read(HttpResponse response) {
    try {
      return reader.read(response);
    } catch (IOException unreadable) {
      return SendOutcome.accepted(
          0,
          "answers with success, but the body of its answer cannot be read ("
              + describe(unreadable)
              + "): what it says about batches is not known, and they count as delivered");
    }
  }

  private static String describe(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** Takes over other keys and certificates, on new connections. */
  private void identify() {
    TlsIdentity now = files.tls();
    if (now != identity) {
      client = client.newBuilder().sslSocketFactory(now.sockets(), now.trust()).build();
      identity = now;
      evict();
    }
  }

  private boolean haveChanged(Map<String, String> sent) {
    return !files.headers().equals(sent);
  }

  /**
   * A connection that is always in use is never idle for long enough to be closed, and so would
   * keep to the address that the name had once.
   */
  private void endOldConnections() {
    if (System.nanoTime() - evictedAtNanos >= connectionMaxAgeNanos) {
      evict();
    }
  }

  private void evict() {
    client.connectionPool().evictAll();
    evictedAtNanos = System.nanoTime();
  }

  /** Ends the request under way, and any that follows at once. */
  void cancel() {
    cancelled = true;
    Call call = current;
    if (call != null) {
      call.cancel();
    }
  }

  /** Closes the connection and ends all threads. */
  void close() {
    client.connectionPool().evictAll();
    threads.end();
  }
}
