package dev.faultline.sample.pricing;

/** A price could not be worked out. */
public class PricingException extends RuntimeException {
  PricingException(String isbn, String promotion, Throwable cause) {
    super("No price for " + isbn + " with the promotion " + promotion, cause);
  }
}
