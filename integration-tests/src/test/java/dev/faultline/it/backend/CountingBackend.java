package dev.faultline.it.backend;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/** Takes any number of events, reads each request to its end, and keeps nothing but their count. */
public final class CountingBackend implements AutoCloseable {

  private final HttpServer server;
  private final JsonFactory json = new JsonFactory();
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();

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

  private void take(HttpExchange exchange) throws IOException {
    try (InputStream body = body(exchange)) {
      events.addAndGet(countRecords(body));
    } catch (IOException malformed) {
      unreadable.incrementAndGet();
    }
    byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
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
