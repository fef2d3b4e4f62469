package dev.faultline.resilience.call;

/**
 * Makes sure that there is room on the stack before something is begun in several steps that must
 * not stay half done: if there is not, it fails here, with nothing done yet. For what is not on the
 * way of each call; it costs about as much as a hundred small calls.
 */
public final class StackRoom {

  /** Compiled, they take a few kilobytes, which is more than what follows takes interpreted. */
  private static final int FRAMES = 128;

  private StackRoom() {}

  /**
   * Returns if there is room for what a policy does.
   *
   * @throws StackOverflowError if there is not
   */
  public static void ensure() {
    use(FRAMES, FRAMES, 0, 0);
  }

  /**
   * Returns if there is room for several things that each {@link #ensure} it for themselves.
   *
   * @throws StackOverflowError if there is not
   */
  public static void ensureForSteps() {
    use(2 * FRAMES, FRAMES, 0, 0);
  }

  /**
   * Returns if there is room for a call that is begun on this thread and may end on it, too, a
   * dozen levels further on, with {@link #ensureForSteps} several things then.
   *
   * @throws StackOverflowError if there is not
   */
  public static void ensureForCall() {
    use(2 * FRAMES + FRAMES / 2, FRAMES, 0, 0);
  }

  private static long use(int frames, long a, long b, long c) {
    return frames == 0 ? a ^ b ^ c : use(frames - 1, b + frames, c ^ a, a) + b + c;
  }
}
