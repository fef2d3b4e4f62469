package dev.faultline.sample.stock;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many copies of each book are on the shelves. */
@Repository
public class Stock {
  private final JdbcClient jdbc;

  Stock(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Returns the number of copies, 0 for a book that was never in stock. */
  public int copies(String isbn) {
    return jdbc.sql("select copies from stock where isbn = ?")
        .param(isbn)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  /**
   * Takes copies off the shelf, within the caller's transaction.
   *
   * @return whether there were enough; otherwise nothing is taken
   */
  public boolean take(String isbn, int copies) {
    return jdbc.sql("update stock set copies = copies - ? where isbn = ? and copies >= ?")
            .params(copies, isbn, copies)
            .update()
        == 1;
  }

  /** Puts copies on the shelf, within the caller's transaction. */
  public void add(String isbn, int copies) {
    int rows =
        jdbc.sql("update stock set copies = copies + ? where isbn = ?")
            .params(copies, isbn)
            .update();
    if (rows == 0) {
      jdbc.sql("insert into stock (isbn, copies) values (?, ?)").params(isbn, copies).update();
    }
  }

  int restock(int below, int copies) {
    return jdbc.sql("update stock set copies = ? where copies < ? and not out_of_print")
        .params(copies, below)
        .update();
  }
}
