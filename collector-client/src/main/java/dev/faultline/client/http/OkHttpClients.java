package dev.faultline.client.http;

import dev.faultline.client.backend.InvalidBackendException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Credentials;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;

/** Makes OkHttp's clients by our settings. */
final class OkHttpClients {
  private static final int IDLE_CONNECTIONS = 1;
  private static final long KEEP_ALIVE_SECONDS = 30;
  private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

  private OkHttpClients() {}

  static OkHttpClient of(HttpTarget target, HttpThreads threads) {
    HttpSettings settings = target.settings();
    long connectMillis = settings.connectTimeout().toMillis();
    long readMillis = settings.readTimeout().toMillis();
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .proxy(java.net.Proxy.NO_PROXY)
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
    if (settings.proxy() != null) {
      addProxy(builder, settings.proxy());
    }
    if (target.lookup() != null) {
      builder.dns(dns(target.lookup()));
    }
    if (!target.secure()) {
      // Without a TLS specification OkHttp makes no trust manager: no TLS in a JVM that may never
      // need it.
      builder.connectionSpecs(Collections.singletonList(ConnectionSpec.CLEARTEXT));
    }
    return builder.build();
  }

  private static void addProxy(OkHttpClient.Builder builder, final Proxy proxy) {
    InetSocketAddress address = new InetSocketAddress(proxy.host(), proxy.port());
    builder.proxy(new java.net.Proxy(java.net.Proxy.Type.HTTP, address));
    if (proxy.user() == null) {
      return;
    }
    builder.proxyAuthenticator(
        new Authenticator() {
          @Override
          public Request authenticate(Route route, Response response) throws IOException {
            Request request = response.request();
            if (request.header(PROXY_AUTHORIZATION) != null) {
              // Asking once more would not make them right.
              return null;
            }
            return request.newBuilder().header(PROXY_AUTHORIZATION, authorization(proxy)).build();
          }
        });
  }

  private static String authorization(Proxy proxy) throws IOException {
    try {
      return Credentials.basic(proxy.user(), proxy.password(), StandardCharsets.UTF_8);
    } catch (InvalidBackendException unreadable) {
      throw new IOException(unreadable.getMessage(), unreadable);
    }
  }

  private static Dns dns(final HostLookup lookup) {
    return new Dns() {
      @Override
      public List<InetAddress> lookup(String host) throws UnknownHostException {
        return lookup.lookup(host);
      }
    };
  }
}
