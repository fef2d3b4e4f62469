package dev.faultline.sample.stock;

import dev.faultline.sample.catalog.Book;
import dev.faultline.sample.catalog.Catalog;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/stock")
class StockController {
  record Shelf(String isbn, String title, int copies) {}

  private final Catalog catalog;
  private final Stock stock;
  private final StockRoom room;

  StockController(Catalog catalog, Stock stock, StockRoom room) {
    this.catalog = catalog;
    this.stock = stock;
    this.room = room;
  }

  @GetMapping("/{isbn}")
  Shelf shelf(@PathVariable String isbn) {
    Book book = catalog.get(isbn);
    return new Shelf(isbn, book.title(), stock.copies(isbn));
  }

  @PostMapping("/moves")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void move(@RequestBody List<StockMove> moves) throws InterruptedException {
    room.makeAll(moves);
  }
}
