package dev.faultline.capture.site;

/**
 * How many exceptions were recorded by how deep in the stack they were made, in one number: what is
 * told of their callers without asking for them. Some depths share a count.
 */
public final class StackDepths {

  /** More than so many of one depth are not told apart. */
  public static final int MOST = 3;

  /** Of each depth none. */
  static final long NONE = 0;

  private static final int BITS = 2;
  private static final int INDEX_BITS = 5;

  /** 2^32 divided by the golden ratio: spreads depths that lie close to each other. */
  private static final int SPREAD = 0x9e3779b9;

  private StackDepths() {}

  /**
   * Whether fewer were recorded of a depth.
   *
   * @param depth in frames; negative when it is not known, and then nothing is fewer
   * @param few up to {@link #MOST}
   */
  static boolean hasFewer(long counts, int depth, int few) {
    return depth >= 0 && count(counts, shift(depth)) < few;
  }

  /** The counts with one more of a depth; the same when it is not known, or there are as many. */
  static long more(long counts, int depth) {
    return hasFewer(counts, depth, MOST) ? counts + (1L << shift(depth)) : counts;
  }

  private static int shift(int depth) {
    return (depth * SPREAD >>> Integer.SIZE - INDEX_BITS) * BITS;
  }

  private static long count(long counts, int shift) {
    return counts >>> shift & (1 << BITS) - 1;
  }
}
