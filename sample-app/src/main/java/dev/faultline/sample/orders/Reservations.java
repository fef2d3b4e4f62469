package dev.faultline.sample.orders;

import dev.faultline.sample.stock.OutOfStockException;
import dev.faultline.sample.stock.Stock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Sets books aside for orders. */
@Service
class Reservations {
  private final Stock stock;

  Reservations(Stock stock) {
    this.stock = stock;
  }

  /** Takes all lines off the shelves, within the caller's transaction. */
  void reserve(List<OrderLine> lines) {
    for (OrderLine line : lines) {
      String isbn = line.isbn();
      int requested = line.copies();
      if (!stock.take(isbn, requested)) {
        int available = stock.copies(isbn);
        throw new OutOfStockException(isbn, requested, available);
      }
    }
  }
}
