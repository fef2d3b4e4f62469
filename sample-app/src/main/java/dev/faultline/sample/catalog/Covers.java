package dev.faultline.sample.catalog;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cover pictures that publishers delivered. */
@Repository
class Covers {
  private static final List<String> LARGEST_FIRST = List.of("large", "medium", "small");

  private final JdbcClient jdbc;

  Covers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String largest(String isbn) throws CoverMissingException {
    List<String> sizes = LARGEST_FIRST;
    int looked = 0;
    for (String size : sizes) {
      Optional<String> url = url(isbn, size);
      looked++;
      if (url.isPresent()) {
        return url.get();
      }
    }
    throw new CoverMissingException(isbn);
  }

  private Optional<String> url(String isbn, String size) {
    return jdbc.sql("select url from cover where isbn = ? and size = ?")
        .params(isbn, size)
        .query(String.class)
        .optional();
  }
}
