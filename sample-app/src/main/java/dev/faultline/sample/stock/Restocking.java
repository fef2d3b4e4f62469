package dev.faultline.sample.stock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Orders more of what is running out, every few seconds. */
@Component
class Restocking {
  private static final Logger log = LoggerFactory.getLogger(Restocking.class);

  private final Stock stock;
  private final StockProperties properties;

  Restocking(Stock stock, StockProperties properties) {
    this.stock = stock;
    this.properties = properties;
  }

  @Scheduled(fixedDelayString = "${bookshop.stock.restock-every}")
  void restock() {
    int restocked = stock.restock(properties.restockBelow(), properties.restockTo());
    if (restocked > 0) {
      log.info("Restocked {} books", restocked);
    }
  }
}
