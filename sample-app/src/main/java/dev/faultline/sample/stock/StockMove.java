package dev.faultline.sample.stock;

/** Copies that were booked on one edition and are of another. */
record StockMove(String fromIsbn, String toIsbn, int copies) {
  StockMove {
    if (copies < 1) {
      throw new IllegalArgumentException("A move needs 1 copy or more, not " + copies);
    }
  }
}
