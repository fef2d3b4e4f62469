package dev.faultline.sample.shipping;

/** The carrier cannot be reached, or says that it cannot serve us now. */
public class CarrierUnavailableException extends RuntimeException {
  CarrierUnavailableException(String message) {
    super(message);
  }

  CarrierUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
