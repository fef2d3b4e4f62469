package dev.faultline.sample.stock;

import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Prints shelf labels, and takes its time. */
@Component
class LabelPrinter {
  private final long millis;

  LabelPrinter(StockProperties properties) {
    this.millis = properties.labelTime().toMillis();
  }

  void print(String isbn, int copies) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "Interrupted before " + copies + " labels of " + isbn + " were printed", e);
    }
  }
}
