package dev.faultline.it.backend;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Takes whatever is sent to it and keeps the bodies, for looking at what leaves the JVM. */
public final class RecordingBackend implements AutoCloseable {

  private final HttpServer server;
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> metrics = new CopyOnWriteArrayList<>();

  private RecordingBackend(HttpServer server) {
    this.server = server;
  }

  public static RecordingBackend start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RecordingBackend backend = new RecordingBackend(server);
    server.createContext("/", backend::take);
    server.start();
    return backend;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void take(HttpExchange exchange) throws IOException {
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
