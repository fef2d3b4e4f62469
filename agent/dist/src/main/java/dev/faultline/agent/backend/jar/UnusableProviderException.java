package dev.faultline.agent.backend.jar;

/** A provider that a jar names cannot be used; the message says which and why. */
final class UnusableProviderException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableProviderException(String message) {
    super(message);
  }
}
