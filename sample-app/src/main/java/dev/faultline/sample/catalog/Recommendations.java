package dev.faultline.sample.catalog;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** What readers of a book may like too. */
@Service
class Recommendations {
  private final Catalog catalog;
  private final Covers covers;

  Recommendations(Catalog catalog, Covers covers) {
    this.catalog = catalog;
    this.covers = covers;
  }

  List<Recommendation> readersOf(String isbn) {
    Book read = catalog.get(isbn);
    List<Recommendation> recommendations = new ArrayList<>();
    for (Book book : catalog.others(read.author(), isbn)) {
      String cover = null;
      try {
        cover = covers.largest(book.isbn());
      } catch (CoverMissingException ignored) {
      }
      recommendations.add(new Recommendation(book.isbn(), book.title(), cover));
    }
    return recommendations;
  }
}
