package dev.faultline.it.backend;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/**
 * Takes any number of events and metrics, reads each request to its end, and keeps nothing of them
 * but counts.
 */
public final class CountingBackend implements AutoCloseable {

  private final HttpServer server;
  private final JsonFactory json = new JsonFactory();
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();

  /** Guarded by itself; sums and histograms are cumulative, so the last of each point counts. */
  private final Map<Map<String, String>, Long> exceptions = new HashMap<>();

  /** Guarded by itself. */
  private final Map<Map<String, String>, Long> methodCalls = new HashMap<>();

  private CountingBackend(HttpServer server) {
    this.server = server;
  }

  public static CountingBackend start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    CountingBackend backend = new CountingBackend(server);
    server.createContext("/", backend::take);
    server.start();
    return backend;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Log records so far. */
  public long events() {
    return events.get();
  }

  /** Requests that were no JSON. */
  public long unreadable() {
    return unreadable.get();
  }

  /** Exceptions seen at sites of a kind: {@code throw}, {@code catch} or {@code exit}. */
  public long exceptionsAt(String siteKind) {
    synchronized (exceptions) {
      return exceptions.entrySet().stream()
          .filter(point -> siteKind.equals(point.getKey().get("faultline.site.kind")))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }

  /** Calls of named methods that have ended, in whatever way. */
  public long methodCalls() {
    synchronized (methodCalls) {
      return methodCalls.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (InputStream body = body(exchange)) {
      if (exchange.getRequestURI().getPath().endsWith("/metrics")) {
        takeMetrics(new String(body.readAllBytes(), StandardCharsets.UTF_8));
      } else {
        events.addAndGet(countRecords(body));
      }
    } catch (IOException | UncheckedIOException malformed) {
      unreadable.incrementAndGet();
    }
    byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private void takeMetrics(String body) {
    ReceivedMetrics metrics = new ReceivedMetrics(List.of(body));
    synchronized (exceptions) {
      exceptions.putAll(metrics.sums("faultline.exceptions"));
    }
    synchronized (methodCalls) {
      methodCalls.putAll(metrics.histogramCounts("faultline.method.duration"));
    }
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    InputStream sent = exchange.getRequestBody();
    return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
        ? new GZIPInputStream(sent)
        : sent;
  }

  private long countRecords(InputStream body) throws IOException {
    long count = 0;
    try (JsonParser parser = json.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && "logRecords".equals(parser.currentName())) {
          parser.nextToken();
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            parser.skipChildren();
            count++;
          }
        }
      }
    }
    return count;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
