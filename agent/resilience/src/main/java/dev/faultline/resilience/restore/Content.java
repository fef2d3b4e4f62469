package dev.faultline.resilience.restore;

/** What a mutable object held when it was copied. */
abstract class Content {

  /** The object's elements that may be mutable themselves. */
  Object[] elements() {
    return NONE;
  }

  /**
   * An element is copied itself, and so may have another hash or another rank when this is put back
   * than it had when it was put in last.
   *
   * @param index of {@link #elements}
   */
  void elementIsCopied(int index) {}

  /** Puts it back, if it has changed. May throw what the object or the elements' code throws. */
  abstract void putBack();

  private static final Object[] NONE = {};
}
