package dev.faultline.sample.orders;

/** There is no order of this number. */
public class OrderNotFoundException extends RuntimeException {
  OrderNotFoundException(long id) {
    super("There is no order " + id);
  }
}
