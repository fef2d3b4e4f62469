package dev.faultline.capture;

/**
 * Makes sure that there is room on the stack before the JDK's locks are taken: a thread that runs
 * out of stack within them gets a warning of the JVM's, or leaves them as they should not be. If
 * there is none, it fails here, with nothing done yet. For what is not on the way of each probe.
 */
final class StackRoom {

  /** Compiled, they take a few kilobytes, which is more than what follows takes interpreted. */
  private static final int FRAMES = 128;

  private StackRoom() {}

  /**
   * Returns if there is room.
   *
   * @throws StackOverflowError if there is not
   */
  static void ensure() {
    use(FRAMES, FRAMES, 0, 0);
  }

  private static long use(int frames, long a, long b, long c) {
    return frames == 0 ? a ^ b ^ c : use(frames - 1, b + frames, c ^ a, a) + b + c;
  }
}
