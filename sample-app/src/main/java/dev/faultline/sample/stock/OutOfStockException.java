package dev.faultline.sample.stock;

/** There are fewer copies of a book than were asked for. */
public class OutOfStockException extends RuntimeException {
  /** Names the book and both numbers of copies. */
  public OutOfStockException(String isbn, int requested, int available) {
    super(isbn + ": " + requested + " requested, " + available + " available");
  }
}
