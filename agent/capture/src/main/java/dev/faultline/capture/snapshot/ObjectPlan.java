package dev.faultline.capture.snapshot;

/** How objects of one class are shown, worked out once per class. Immutable, thread-safe. */
abstract class ObjectPlan {

  private final boolean leaf;

  /**
   * @param leaf whether nothing is entered to show such an object, so that it is shown at any depth
   */
  ObjectPlan(boolean leaf) {
    this.leaf = leaf;
  }

  final boolean isLeaf() {
    return leaf;
  }

  /**
   * The object as plain values.
   *
   * @param depth how many objects enclose it
   * @throws IllegalAccessException when the JVM does not let a field be read after all
   */
  abstract Object show(Object value, int depth, SnapshotWalk walk) throws IllegalAccessException;
}
