package dev.faultline.sample.receipts;

/** A receipt has a character that the printer does not know. */
class UnprintableReceiptException extends RuntimeException {
  UnprintableReceiptException(long order, char unknown) {
    super(String.format("Order %d: the printer has no character U+%04X", order, (int) unknown));
  }
}
