package dev.faultline.sample.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private HttpServer shop;
  private Traffic traffic;

  @BeforeEach
  void open() throws IOException {
    shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    shop.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    shop.start();
    traffic = new Traffic(URI.create("http://127.0.0.1:" + shop.getAddress().getPort()));
  }

  @AfterEach
  void close() {
    traffic.stop();
    shop.stop(0);
  }

  @Test
  void makesTheMixesRequestsAndCountsWhatIsAnsweredAsListed() {
    traffic.start(200, Duration.ofMinutes(1));
    await().untilAsserted(() -> assertThat(traffic.answeredAsExpected()).isGreaterThan(20));
    assertThat(requests).contains("GET /books", "POST /orders", "GET /reports/sales/2019");
    assertThat(traffic.answeredOtherwise())
        .as("this shop answers 200 to all, also to what should fail")
        .isPositive();
  }

  @Test
  void endsWhenItsTimeIsUp() {
    traffic.start(100, Duration.ofMillis(100));
    await().untilAsserted(() -> assertThat(traffic.hasEnded()).isTrue());
    assertThat(requests).isNotEmpty();
  }

  @Test
  void refusesARateThatItCannotKeep() {
    assertThatThrownBy(() -> new TrafficProperties(true, 0, Duration.ofSeconds(1)))
        .hasMessage("bookshop.traffic.rate is 0; set it to 1 to 1000 requests per second");
  }
}
