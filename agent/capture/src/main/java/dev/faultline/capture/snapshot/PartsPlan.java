package dev.faultline.capture.snapshot;

/** A type of the JDK shown by what it says of itself without running any other code. */
abstract class PartsPlan extends ObjectPlan {

  private final String[] keys;

  /**
   * @param keys of the parts, after {@code @type}
   */
  PartsPlan(String... keys) {
    super(false);
    this.keys = new String[keys.length + 1];
    this.keys[0] = "@type";
    System.arraycopy(keys, 0, this.keys, 1, keys.length);
  }

  @Override
  final Object show(Object value, int depth, SnapshotWalk walk) throws IllegalAccessException {
    Object[] shown = new Object[keys.length];
    shown[0] = value.getClass().getName();
    int count = parts(value, shown, depth + 1, walk);
    return new ShownObject(keys, shown, 1 + count);
  }

  /**
   * Puts the parts, as plain values, behind the first element.
   *
   * @param depth the parts' depth
   * @return how many there are: the first so many of the keys
   */
  abstract int parts(Object value, Object[] shown, int depth, SnapshotWalk walk)
      throws IllegalAccessException;
}
