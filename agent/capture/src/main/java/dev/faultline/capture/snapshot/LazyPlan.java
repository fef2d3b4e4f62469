package dev.faultline.capture.snapshot;

import java.lang.reflect.Field;

/** An object of Hibernate's: whose it is, and what it holds when that was loaded. */
final class LazyPlan extends PartsPlan {

  private final Field owner;
  private final Field id;
  private final Field initialized;
  private final Field content;

  /**
   * Fields that this version of Hibernate does not have are null.
   *
   * @param keys of the four, in their order
   */
  LazyPlan(String[] keys, Field owner, Field id, Field initialized, Field content) {
    super(keys);
    this.owner = owner;
    this.id = id;
    this.initialized = initialized;
    this.content = content;
  }

  @Override
  int parts(Object value, Object[] shown, int depth, SnapshotWalk walk)
      throws IllegalAccessException {
    shown[1] = owner == null ? null : walk.value(owner.get(value), depth);
    shown[2] = id == null ? null : walk.value(id.get(value), depth);
    boolean loaded = initialized != null && initialized.getBoolean(value);
    shown[3] = loaded;
    if (!loaded || content == null) {
      return 3;
    }
    shown[4] = walk.value(content.get(value), depth);
    return 4;
  }
}
