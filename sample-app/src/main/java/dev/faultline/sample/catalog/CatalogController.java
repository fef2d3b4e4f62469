package dev.faultline.sample.catalog;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/books")
class CatalogController {
  private final Catalog catalog;
  private final Recommendations recommendations;

  CatalogController(Catalog catalog, Recommendations recommendations) {
    this.catalog = catalog;
    this.recommendations = recommendations;
  }

  @GetMapping
  List<Book> all() {
    return catalog.all();
  }

  @GetMapping("/{isbn}")
  Book one(@PathVariable String isbn) {
    return catalog.get(isbn);
  }

  @GetMapping("/{isbn}/recommendations")
  List<Recommendation> recommendations(@PathVariable String isbn) {
    return recommendations.readersOf(isbn);
  }
}
