package dev.faultline.client.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.metric.MetricSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CLOSED = "(closed without an answer)";

  private final RecordingLog log = new RecordingLog();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new ArrayList<>();
  private volatile String description = "Things.";
  private volatile RuntimeException broken;
  private ScrapeTimes times = ScrapeTimes.usual();
  private MetricsServer server;

  @BeforeEach
  void open() throws IOException {
    server = open("127.0.0.1", 0);
  }

  private MetricsServer open(String host, int port) throws IOException {
    MetricSource source =
        new MetricSource() {
          @Override
          public List<Metric<?>> metrics() {
            if (broken != null) {
              throw broken;
            }
            return List.of(
                Metric.sum(
                    "things",
                    "{thing}",
                    description,
                    List.of(new MetricPoint<>(Attributes.empty(), 5L))));
          }

          @Override
          public boolean hasCounts() {
            return true;
          }
        };
    return MetricsServer.open(
        host,
        port,
        source,
        Resource.builder().put("service.name", "shop").build(),
        BucketBounds.usual(),
        work -> {
          Thread thread = new Thread(work);
          threads.add(thread);
          return thread;
        },
        times,
        log);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    await().untilAsserted(() -> assertThat(threads).noneMatch(Thread::isAlive));
    assertThat(threads).allMatch(Thread::isDaemon);
  }

  @Test
  void showsMetricsAsText() throws Exception {
    HttpResponse<String> response = get("/metrics");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.body()).contains("\nthings_total 5\n").contains("service_name=\"shop\"");
    assertThat(server.scrapes()).isOne();
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void showsOpenMetricsToWhoAsksForIt() throws Exception {
    HttpResponse<String> response =
        get("/metrics?name[]=x", "Accept", "application/openmetrics-text; version=1.0.0");

    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(response.body()).endsWith("# EOF\n");
  }

  @Test
  void compressesForWhoAsksForIt() throws Exception {
    description = "things ".repeat(10_000);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address()))
            .header("Accept-Encoding", "deflate, gzip;q=0.8")
            .build();

    HttpResponse<byte[]> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());

    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(response.body().length).isLessThan(2_000);
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
    assertThat(new String(plain, StandardCharsets.UTF_8)).contains("\nthings_total 5\n");
    assertThat(get("/metrics", "Accept-Encoding", "gzip;q=0").headers().map())
        .doesNotContainKey("content-encoding");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET / HTTP/1.1 | HTTP/1.1 404 Not Found | there is only /metrics",
        "GET /metrics/x HTTP/1.1 | HTTP/1.1 404 Not Found | there is only /metrics",
        "POST /metrics HTTP/1.1 | HTTP/1.1 405 Method Not Allowed | Allow: GET",
        "HEAD /metrics HTTP/1.1 | HTTP/1.1 405 Method Not Allowed | Allow: GET",
        "GET /metrics | HTTP/1.1 400 Bad Request | this is not HTTP/1.1",
        "GET /metrics HTTP/2 | HTTP/1.1 400 Bad Request | this is not HTTP/1.1",
        "GET metrics HTTP/1.1 | HTTP/1.1 400 Bad Request | this is not HTTP/1.1",
        "hello | HTTP/1.1 400 Bad Request | this is not HTTP/1.1",
        "GET /metrics HTTP/1.1~no colon here | HTTP/1.1 400 Bad Request | no colon",
        "GET /metrics HTTP/1.0 | HTTP/1.1 200 OK | things_total 5",
      })
  void answersWhatItDoesNotServe(String request, String status, String part) throws Exception {
    String answer = ask(request.replace("~", "\r\n") + "\r\n\r\n");

    assertThat(answer).startsWith(status + "\r\n").contains(part).contains("Connection: close");
  }

  @Test
  void answersARequestThatIsTooLongAndOneWithABody() throws Exception {
    assertThat(ask("GET /metrics HTTP/1.1\r\nX: " + "x".repeat(9_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ");
    assertThat(ask("POST /metrics HTTP/1.1\r\nContent-Length: 9\r\n\r\nsomething"))
        .startsWith("HTTP/1.1 405 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET /metr"})
  void livesWithConnectionsThatEndEarly(String begun) throws Exception {
    Socket socket = connect();
    socket.getOutputStream().write(begun.getBytes(StandardCharsets.ISO_8859_1));
    socket.shutdownOutput();

    assertThat(answer(socket)).startsWith(begun.isEmpty() ? CLOSED : "HTTP/1.1 400 ");
    assertThat(get("/metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void readsARequestThatComesByteByByte() throws Exception {
    Socket socket = connect();
    socket.setTcpNoDelay(true);
    for (byte one : "GET /metrics HTTP/1.1\nAccept: */*\n\n".getBytes(StandardCharsets.UTF_8)) {
      socket.getOutputStream().write(one);
      socket.getOutputStream().flush();
    }

    assertThat(answer(socket)).startsWith("HTTP/1.1 200 OK");
  }

  @Test
  void endsAConnectionThatDoesNotReadItsAnswer() throws Exception {
    server.close();
    times = new ScrapeTimes(TimeUnit.SECONDS.toNanos(30), TimeUnit.MILLISECONDS.toNanos(100));
    server = open("127.0.0.1", 0);
    description = "x".repeat(24 << 20);
    Socket socket = connect();
    socket
        .getOutputStream()
        .write("GET /metrics HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    await().atMost(PATIENCE).until(() -> server.scrapes() == 1);

    // The thread that writes would wait for ever.
    await().atMost(PATIENCE).until(() -> !threads.get(2).isAlive());
    assertThat(threads.get(1).isAlive()).as("the one that waits for connections").isTrue();
  }

  @Test
  void tellsWhoIsTooSlow() throws Exception {
    server.close();
    times = new ScrapeTimes(TimeUnit.MILLISECONDS.toNanos(100), TimeUnit.SECONDS.toNanos(30));
    server = open("127.0.0.1", 0);
    Socket socket = connect();
    socket.getOutputStream().write("GET /me".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(answer(socket)).startsWith("HTTP/1.1 408 Request Timeout");
  }

  @Test
  void hasAFewConnectionsAtMost() throws Exception {
    for (int i = 0; i < 8; i++) {
      connect();
    }
    await().until(() -> threads.size() == 9);

    assertThat(answer(connect())).startsWith("HTTP/1.1 503 Service Unavailable");

    sockets.get(0).close();
    await().until(() -> get("/metrics").statusCode() == 200);
  }

  @Test
  void saysWhenThereAreNoMetricsNow() throws Exception {
    broken = new IllegalStateException("not now");

    assertThat(get("/metrics").statusCode()).isEqualTo(500);
    assertThat(get("/metrics").body()).contains("not now");
    broken = null;
    assertThat(get("/metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesAPortThatIsInUse() {
    assertThatThrownBy(() -> open("127.0.0.1", server.port())).isInstanceOf(BindException.class);
    assertThatThrownBy(() -> open("192.0.2.1", 0)).isInstanceOf(IOException.class);
  }

  @Test
  void closesThePortAndTheConnectionsThatAreOpen() throws Exception {
    Socket waiting = connect();
    await().until(() -> threads.size() == 2);

    server.close();

    assertThat(answer(waiting)).isEqualTo(CLOSED);
    // The kernel has it open until the thread that waits in accept has been woken.
    await()
        .untilAsserted(
            () -> assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class));
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void listensWhereItIsTold() throws Exception {
    try (MetricsServer onSix = open("::1", 0)) {
      assertThat(onSix.address()).startsWith("http://[0:0:0:0:0:0:0:1]:");
    } catch (IOException noSuchAddressHere) {
      // A machine without IPv6.
    }
    assertThat(server.address()).isEqualTo("http://127.0.0.1:" + server.port() + "/metrics");
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address()).resolve(path.replace("[]", "%5B%5D")));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), server.port());
    sockets.add(socket);
    return socket;
  }

  private String ask(String request) throws IOException {
    Socket socket = connect();
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return answer(socket);
  }

  private static String answer(Socket socket) throws IOException {
    socket.setSoTimeout(30_000);
    String answer;
    try {
      answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.net.SocketException reset) {
      return CLOSED;
    }
    return answer.isEmpty() ? CLOSED : answer;
  }
}
