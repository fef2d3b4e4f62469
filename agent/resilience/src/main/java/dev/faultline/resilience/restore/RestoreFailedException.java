package dev.faultline.resilience.restore;

/** Something of an object could not be put back; the rest was, as far as that is possible. */
public final class RestoreFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  RestoreFailedException(String what, Throwable cause) {
    super(what + " was not restored" + why(cause), cause);
  }

  private static String why(Throwable cause) {
    return cause instanceof NotCopiedException
        ? ": " + cause.getMessage()
        : " because of a " + cause.getClass().getName();
  }
}
