package dev.faultline.api;

/**
 * The guard of a method, not the method itself, has failed a call. Guards that MicroProfile's
 * annotations declare throw the exceptions of that standard instead.
 */
public abstract class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  RefusedException(String message) {
    super(message);
  }
}
