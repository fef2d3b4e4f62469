package dev.faultline.client.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * A real HTTP server on loopback that answers as it was told, and with an empty OTLP success after
 * that.
 */
public final class StubBackend implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();

  /** What to do with a request that has been read. */
  public interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  /** A request as it came. */
  public static final class Received {
    public final String method;
    public final String path;
    public final Headers headers;
    public final byte[] body;

    /** The name in the client's certificate; null without TLS. */
    public final String client;

    Received(HttpExchange exchange, byte[] body) throws SSLPeerUnverifiedException {
      this.client =
          exchange instanceof HttpsExchange secure
              ? secure.getSSLSession().getPeerPrincipal().getName()
              : null;
      this.method = exchange.getRequestMethod();
      this.path = exchange.getRequestURI().toString();
      this.headers = exchange.getRequestHeaders();
      this.body = body;
    }
  }

  public StubBackend(int port) throws IOException {
    this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
  }

  /** With TLS, for clients with a certificate alone. */
  public static StubBackend secure(SSLContext tls, int port) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters demanding = tls.getDefaultSSLParameters();
            demanding.setNeedClientAuth(true);
            parameters.setSSLParameters(demanding);
          }
        });
    return new StubBackend(server);
  }

  /** On an address of loopback, such as {@code 127.0.0.2}. */
  static StubBackend at(String address, int port) throws IOException {
    return new StubBackend(HttpServer.create(new InetSocketAddress(address, port), 0));
  }

  private StubBackend(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    received.add(new Received(exchange, body));
    Reply reply = replies.poll();
    (reply == null ? status(200, "{\"partialSuccess\":{}}") : reply).to(exchange);
  }

  public void reply(Reply... next) {
    replies.addAll(List.of(next));
  }

  public static Reply status(int status, String body, String... headers) {
    return status(status, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public static Reply status(int status, byte[] bytes, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    };
  }

  /** Says nothing until this backend is closed. */
  public Reply silence() {
    return exchange -> {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    };
  }

  /** Promises a body, sends half of it, and hangs up. */
  public static Reply halfABody() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 100);
      exchange.getResponseBody().write(new byte[50]);
      exchange.getResponseBody().flush();
      exchange.close();
    };
  }

  /** Begins a chunked body, and hangs up before its end. */
  public static Reply chunksWithoutEnd() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(new byte[50]);
      exchange.getResponseBody().flush();
      // Closing the exchange would end the body properly.
      throw new IOException("hangs up");
    };
  }

  /** Goes on talking until the other side hangs up. */
  public static Reply endless() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] chunk = new byte[8_192];
      while (true) {
        exchange.getResponseBody().write(chunk);
      }
    };
  }

  /** Hangs up without an answer. */
  public static Reply hangUp() {
    return HttpExchange::close;
  }

  public String url() {
    return (server instanceof HttpsServer ? "https://" : "http://")
        + server.getAddress().getAddress().getHostAddress()
        + ":"
        + port();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public List<Received> received() {
    return received;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
