package dev.faultline.sample.shipping;

/** A parcel that no carrier could take. */
public class InvalidParcelException extends RuntimeException {
  InvalidParcelException(String message) {
    super(message);
  }
}
