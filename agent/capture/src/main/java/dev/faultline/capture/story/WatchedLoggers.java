package dev.faultline.capture.story;

/** Which loggers tell of the exceptions that they are given. Thread-safe. */
public interface WatchedLoggers {

  /** None tells. */
  WatchedLoggers NONE =
      new WatchedLoggers() {
        @Override
        public boolean tellOf(String logger) {
          return false;
        }
      };

  /**
   * Whether an exception that is given to this class's methods and let through is told of as one
   * that reached a logger, so that one of which nothing is told was not logged.
   *
   * @param logger internal name of the class, or interface, that the call names
   */
  boolean tellOf(String logger);
}
