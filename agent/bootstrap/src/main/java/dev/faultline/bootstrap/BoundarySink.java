package dev.faultline.bootstrap;

/**
 * Receives what reaches a boundary: a place in the JDK or in a library where exceptions leave the
 * user's code, or are reported. Called on the application's threads: implementations must be
 * thread-safe and must not block.
 */
public interface BoundarySink {

  /**
   * An exception has reached a boundary.
   *
   * @param throwable not null
   * @param boundary one of {@link BoundaryProbe}'s numbers of kinds
   * @param detail which boundary of the kind; null when the kind says it all
   */
  void reached(Throwable throwable, int boundary, String detail);

  /**
   * A logger was given an exception, and its level lets it through.
   *
   * @param throwable not null
   * @param logger the logger's name; null when it has none
   * @param level the level's name; null when it has none
   */
  void logged(Throwable throwable, String logger, String level);

  /** One of the calls above failed with {@code failure}, which the application never sees. */
  void failed(int boundary, Throwable failure);
}
