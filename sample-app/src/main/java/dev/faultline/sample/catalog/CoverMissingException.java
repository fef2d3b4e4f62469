package dev.faultline.sample.catalog;

/** No cover of a book was delivered in any size. */
class CoverMissingException extends Exception {
  CoverMissingException(String isbn) {
    super("No cover of " + isbn);
  }
}
