package dev.faultline.it.backend;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Takes whatever is sent to it and keeps the bodies, for looking at what leaves the JVM. */
public final class RecordingBackend implements AutoCloseable {

  private final HttpServer server;
  private final String scheme;
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> metrics = new CopyOnWriteArrayList<>();

  private final Set<String> clients = ConcurrentHashMap.newKeySet();

  private RecordingBackend(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
  }

  public static RecordingBackend start() throws IOException {
    return new RecordingBackend(HttpServer.create(anyPort(), 0), "http").serving();
  }

  /** With TLS, for clients that have a certificate which the context trusts. */
  public static RecordingBackend startSecure(SSLContext context) throws IOException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters connection) {
            SSLParameters parameters = context.getDefaultSSLParameters();
            parameters.setNeedClientAuth(true);
            connection.setSSLParameters(parameters);
          }
        });
    return new RecordingBackend(server, "https").serving();
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private RecordingBackend serving() {
    server.createContext("/", this::take);
    server.start();
    return this;
  }

  public URI uri() {
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  private void take(HttpExchange exchange) throws IOException {
    if (exchange instanceof HttpsExchange) {
      clients.add(((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName());
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
      body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
    boolean isMetrics = exchange.getRequestURI().getPath().endsWith("/v1/metrics");
    (isMetrics ? metrics : bodies).add(new String(body, StandardCharsets.UTF_8));
    byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  /** Who has sent requests over TLS, by their certificates. */
  public Set<String> clients() {
    return clients;
  }

  /** The bodies of all requests with metrics so far, one a line. */
  public String receivedMetrics() {
    return metrics.stream().collect(joining("\n"));
  }

  /** All metrics so far. */
  public ReceivedMetrics metrics() {
    return new ReceivedMetrics(metrics);
  }

  /** The bodies of all requests with events so far, decompressed, one after the other. */
  public String received() {
    return bodies.stream().collect(joining("\n"));
  }

  /** Waits until something that contains the text was sent. */
  public void awaitText(String text) {
    await("'" + text + "' to be sent").until(() -> received().contains(text));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
