package dev.faultline.sample.payments;

/** The card's bank refused the payment. */
public class PaymentDeclinedException extends RuntimeException {
  PaymentDeclinedException(String reason) {
    super("The payment was declined: " + reason);
  }
}
