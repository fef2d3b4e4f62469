package dev.faultline.capture.snapshot;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/** An array, but for those of bytes and characters, which are texts. */
final class ArrayPlan extends ObjectPlan {

  ArrayPlan() {
    super(false);
  }

  @Override
  Object show(Object value, int depth, SnapshotWalk walk) {
    int length = Array.getLength(value);
    int most = Math.min(length, walk.limits().elements());
    Object[] objects = value instanceof Object[] ? (Object[]) value : null;
    List<Object> elements = new ArrayList<>(most + (most < length ? 1 : 0));
    int shown = 0;
    Object before = null;
    while (shown < most && !walk.isLate()) {
      Object element = objects == null ? Array.get(value, shown) : objects[shown];
      elements.add(walk.element(before, element, depth + 1));
      before = element;
      shown++;
    }
    if (shown < length) {
      elements.add(Texts.moreElements(length - shown, walk.isLate()));
    }
    return elements;
  }
}
