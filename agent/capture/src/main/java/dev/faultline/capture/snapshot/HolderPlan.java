package dev.faultline.capture.snapshot;

/** A type of the JDK that holds one value, shown as {@code {"@type", "value"}}. */
abstract class HolderPlan extends ObjectPlan {

  private static final String[] KEYS = {"@type", "value"};

  HolderPlan() {
    super(false);
  }

  @Override
  final Object show(Object value, int depth, SnapshotWalk walk) {
    Object held = walk.value(held(value), depth + 1);
    return new ShownObject(KEYS, new Object[] {value.getClass().getName(), held}, 2);
  }

  /** What it holds, or null. */
  abstract Object held(Object holder);
}
