package dev.faultline.sample.stock;

/** Two moves stood in each other's way; this one was rolled back and can be made again. */
public class StockMoveConflictException extends RuntimeException {
  StockMoveConflictException(String fromIsbn, String toIsbn, Throwable cause) {
    super("The move from " + fromIsbn + " to " + toIsbn + " lost to another one", cause);
  }
}
