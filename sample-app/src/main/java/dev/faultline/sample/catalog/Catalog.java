package dev.faultline.sample.catalog;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The books on offer. */
@Repository
public class Catalog {
  private static final String SELECT = "select isbn, title, author, price, published from book ";

  private final JdbcClient jdbc;

  Catalog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Book> all() {
    return jdbc.sql(SELECT + "order by title").query(Book.class).list();
  }

  List<Book> others(String author, String isbn) {
    return jdbc.sql(SELECT + "where author = ? and isbn <> ? order by published desc")
        .params(author, isbn)
        .query(Book.class)
        .list();
  }

  /**
   * Returns the book of an ISBN.
   *
   * @throws BookNotFoundException when there is none
   */
  public Book get(String isbn) {
    Optional<Book> found =
        jdbc.sql(SELECT + "where isbn = ?").param(isbn).query(Book.class).optional();
    if (found.isEmpty()) {
      throw new BookNotFoundException(isbn);
    }
    return found.get();
  }
}
