package dev.faultline.sample.shipping;

/** The carrier did not answer in time. */
public class ShippingTimeoutException extends RuntimeException {
  ShippingTimeoutException(String message, Throwable cause) {
    super(message, cause);
  }
}
