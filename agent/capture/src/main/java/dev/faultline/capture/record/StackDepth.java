package dev.faultline.capture.record;

/** How deep in the stack a throwable was made. Thread-safe. */
public interface StackDepth {

  /** Cannot tell. */
  StackDepth UNKNOWN =
      new StackDepth() {
        @Override
        public int of(Throwable throwable) {
          return -1;
        }
      };

  /**
   * Must neither expand the stack trace nor call the application's code.
   *
   * @return in frames; negative when it is not known
   */
  int of(Throwable throwable);

  /**
   * Makes {@link #of} faster, if it can be. May take long, so that it is called by a thread of the
   * agent's.
   */
  default void prepare() {}
}
