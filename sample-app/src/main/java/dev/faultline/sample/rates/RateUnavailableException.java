package dev.faultline.sample.rates;

/** The bank tells no rate of a currency now. */
public class RateUnavailableException extends RuntimeException {
  RateUnavailableException(String message) {
    super(message);
  }

  RateUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
