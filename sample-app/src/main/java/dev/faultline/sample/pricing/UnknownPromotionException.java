package dev.faultline.sample.pricing;

/** There is no promotion of this code. */
public class UnknownPromotionException extends RuntimeException {
  UnknownPromotionException(String code) {
    super("There is no promotion " + code);
  }
}
