package dev.faultline.sample.imports;

import dev.faultline.sample.catalog.Catalog;
import dev.faultline.sample.stock.Stock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Books what suppliers deliver. */
@Service
class SupplierImport {
  private final DeliveryNote note = new DeliveryNote();
  private final Catalog catalog;
  private final Stock stock;

  SupplierImport(Catalog catalog, Stock stock) {
    this.catalog = catalog;
    this.stock = stock;
  }

  /** Books a whole delivery note or, when a line of it is wrong, nothing. */
  @Transactional
  public int book(String file, String text) {
    List<Delivery> deliveries = note.read(file, text);
    for (Delivery delivery : deliveries) {
      String isbn = catalog.get(delivery.isbn()).isbn();
      stock.add(isbn, delivery.copies());
    }
    return deliveries.size();
  }
}
