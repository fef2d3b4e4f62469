package dev.faultline.collector.event;

/** Text that is no event in the form that the store keeps. */
public final class UnreadableEventException extends Exception {

  UnreadableEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
