package dev.faultline.capture.snapshot;

import java.lang.reflect.Field;

/**
 * A wrapper of the JDK ({@code Collections.unmodifiableList}), shown as what it wraps. That may be
 * the application's, so the wrapper's methods are not called.
 */
final class WrapperPlan extends ObjectPlan {

  /** A program that wraps again and again what it has wrapped must not take us far down. */
  private static final int MOST_WRAPPERS = 16;

  private final Field wrapped;

  WrapperPlan(Field wrapped) {
    super(true);
    this.wrapped = wrapped;
  }

  @Override
  Object show(Object value, int depth, SnapshotWalk walk) throws IllegalAccessException {
    Object inside = value;
    ObjectPlan plan = this;
    for (int i = 0; i < MOST_WRAPPERS && plan instanceof WrapperPlan; i++) {
      inside = ((WrapperPlan) plan).wrapped.get(inside);
      if (inside == null) {
        return null;
      }
      plan = walk.planOf(inside.getClass());
    }
    return plan instanceof WrapperPlan
        ? SnapshotWalk.cut(value.getClass(), "depth")
        : walk.value(inside, depth);
  }
}
