package dev.faultline.sample.catalog;

/** The catalogue has no book of this ISBN. */
public class BookNotFoundException extends RuntimeException {
  BookNotFoundException(String isbn) {
    super("No book has the ISBN " + isbn);
  }
}
