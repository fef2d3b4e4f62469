package dev.faultline.client.http;

import dev.faultline.client.backend.SendOutcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** One request after another with OkHttp, which is loaded together with this class. */
final class OkHttpExchange {
  private static final int IDLE_CONNECTIONS = 1;
  private static final long KEEP_ALIVE_SECONDS = 30;

  private final HttpThreads threads;
  private final OkHttpClient client;
  private final Request template;
  private final ResponseReader reader;
  private volatile Call current;
  private volatile boolean cancelled;

  OkHttpExchange(HttpTarget target, ResponseReader reader, ThreadFactory threadFactory) {
    this.reader = reader;
    threads = new HttpThreads(threadFactory);
    client = client(target.settings(), target.secure(), threads);
    Request.Builder request = new Request.Builder().url(target.url());
    for (Map.Entry<String, String> header : target.headers().entrySet()) {
      request.header(header.getKey(), header.getValue());
    }
    request.header("Content-Encoding", "gzip");
    template = request.build();
  }

  private static OkHttpClient client(HttpSettings settings, boolean secure, HttpThreads threads) {
    long connectMillis = settings.connectTimeout().toMillis();
    long readMillis = settings.readTimeout().toMillis();
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .proxy(proxy(settings))
            .cookieJar(CookieJar.NO_COOKIES)
            .followRedirects(false)
            .followSslRedirects(false)
            // Connects on this thread, one address after the other, and not on threads of OkHttp's.
            .fastFallback(false)
            .retryOnConnectionFailure(true)
            .protocols(Collections.singletonList(Protocol.HTTP_1_1))
            .connectionPool(
                threads.connectionPool(IDLE_CONNECTIONS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS))
            .connectTimeout(connectMillis, TimeUnit.MILLISECONDS)
            .readTimeout(readMillis, TimeUnit.MILLISECONDS)
            .writeTimeout(readMillis, TimeUnit.MILLISECONDS)
            .callTimeout(connectMillis + readMillis, TimeUnit.MILLISECONDS);
    if (!secure) {
      // Without a TLS specification OkHttp makes no trust manager: no TLS in a JVM that may never
      // need it.
      builder.connectionSpecs(Collections.singletonList(ConnectionSpec.CLEARTEXT));
    }
    return builder.build();
  }

  private static Proxy proxy(HttpSettings settings) {
    return settings.proxyHost() == null
        ? Proxy.NO_PROXY
        : new Proxy(
            Proxy.Type.HTTP, new InetSocketAddress(settings.proxyHost(), settings.proxyPort()));
  }

  SendOutcome post(byte[] body, String contentType) {
    RequestBody content = RequestBody.create(body, MediaType.get(contentType));
    Call call = client.newCall(template.newBuilder().post(content).build());
    current = call;
    if (cancelled) {
      call.cancel();
    }
    try (Response response = call.execute()) {
      return reader.read(new HttpResponse(response));
    } catch (IOException unreachable) {
      return SendOutcome.retryable(describe(unreachable));
    } finally {
      current = null;
    }
  }

  private static String describe(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
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
