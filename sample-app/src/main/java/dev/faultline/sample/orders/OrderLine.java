package dev.faultline.sample.orders;

/** Copies of one book. */
record OrderLine(String isbn, int copies) {
  OrderLine {
    if (copies < 1) {
      throw new IllegalArgumentException("An order line needs 1 copy or more, not " + copies);
    }
  }
}
