package dev.faultline.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A bookshop that was told to, drives itself. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "bookshop.traffic.enabled=true",
      "bookshop.traffic.rate=40",
      "bookshop.carrier.failure-rate=0",
      "bookshop.receipts.check-every=50ms"
    })
class TrafficSwitchTest {
  @LocalServerPort int port;

  @Test
  void ordersArePlacedAndTheDyingWorkerIsReplaced() {
    BookshopClient shop = new BookshopClient(port);
    await()
        // The printer's thread dies of one, as it should.
        .dontCatchUncaughtExceptions()
        .untilAsserted(
            () -> {
              assertThat(shop.get("/receipts").body().get("printed").asLong()).isPositive();
              assertThat(shop.get("/receipts").body().get("restarts").asLong()).isPositive();
            });
  }
}
