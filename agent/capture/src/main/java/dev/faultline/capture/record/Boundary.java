package dev.faultline.capture.record;

/** Where exceptions leave the user's code, or are told of. */
public enum Boundary {
  /** The exception ends its thread. */
  UNCAUGHT,
  /** A future or an executor keeps it for whoever asks for the result. */
  FUTURE,
  /** It leaves a method that was called by reflection, or a proxy. */
  REFLECTION,
  /** A logger was given it. */
  LOG,
  /** A future gave it to somebody who asked for it: that alone makes no event. */
  ASKED,
  /**
   * A fork of a structured scope has ended with what the JDK throws where it is interrupted, as
   * scopes do to forks that they need no more: of one that nobody has seen that makes no event.
   */
  INTERRUPTED,
  /** It left the method that a guard stands around. */
  GUARD
}
