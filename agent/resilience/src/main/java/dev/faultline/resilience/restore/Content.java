package dev.faultline.resilience.restore;

/** What a mutable object held when it was copied. */
abstract class Content {

  /** The object's elements that may be mutable themselves. */
  Object[] elements() {
    return NONE;
  }

  /** Puts it back, if it has changed. May throw what the object or the elements' code throws. */
  abstract void putBack();

  private static final Object[] NONE = {};
}
