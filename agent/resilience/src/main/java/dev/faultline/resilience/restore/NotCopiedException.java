package dev.faultline.resilience.restore;

/** There is no copy to put back. */
final class NotCopiedException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  NotCopiedException(String message, Throwable cause) {
    super(message, cause);
  }
}
