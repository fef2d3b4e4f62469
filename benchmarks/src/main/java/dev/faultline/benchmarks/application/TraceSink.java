package dev.faultline.benchmarks.application;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * What agents of peers send their traces to: says yes to all of it, and looks whether they speak of
 * a certain client. Thread-safe.
 */
final class TraceSink implements AutoCloseable {
  private static final String DATADOG_INFO =
      "{\"version\":\"7.60.0\",\"endpoints\":[\"/v0.4/traces\"],\"client_drop_p0s\":false}";
  private static final String ELASTIC_INFO = "{\"version\":\"8.15.0\"}";

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "trace-sink");
            thread.setDaemon(true);
            return thread;
          });
  private volatile String awaited = "";
  private volatile boolean told;

  private TraceSink(HttpServer server) {
    this.server = server;
  }

  /** Opens a free port of this machine. */
  static TraceSink open() throws IOException {
    TraceSink sink =
        new TraceSink(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    sink.server.setExecutor(sink.threads);
    sink.server.createContext("/", sink::answer);
    sink.server.start();
    return sink;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** From now on waits to be told of requests by a client of this name. */
  void await(String userAgent) {
    awaited = userAgent;
    told = false;
  }

  /** Whether it was told of one since. */
  boolean isTold() {
    return told;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body;
      try (InputStream in = decompressed(exchange)) {
        body = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      }
      if (!awaited.isEmpty() && body.contains(awaited)) {
        told = true;
      }
      String answer = path.equals("/info") ? DATADOG_INFO : path.equals("/") ? ELASTIC_INFO : "{}";
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    }
  }

  private static InputStream decompressed(HttpExchange exchange) throws IOException {
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    if ("gzip".equals(encoding)) {
      return new GZIPInputStream(exchange.getRequestBody());
    }
    return "deflate".equals(encoding)
        ? new InflaterInputStream(exchange.getRequestBody())
        : exchange.getRequestBody();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
