package dev.faultline.capture.snapshot;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * A collection of the JDK whose methods take a lock, read from the array in which it keeps its
 * elements.
 */
final class ArrayRangePlan extends ObjectPlan {

  private final Field array;
  private final Field start;
  private final Field count;

  /**
   * @param start index of the first element in the array, which is a ring; null when it is 0
   */
  ArrayRangePlan(Field array, Field start, Field count) {
    super(false);
    this.array = array;
    this.start = start;
    this.count = count;
  }

  @Override
  Object show(Object value, int depth, SnapshotWalk walk) throws IllegalAccessException {
    Object[] slots = (Object[]) array.get(value);
    int first = start == null ? 0 : start.getInt(value);
    int size = slots == null ? 0 : Math.min(count.getInt(value), slots.length);
    int most = Math.min(size, walk.limits().elements());
    List<Object> elements = new ArrayList<>(most + 1);
    int shown = 0;
    while (shown < most && !walk.isLate()) {
      elements.add(walk.value(slots[(first + shown) % slots.length], depth + 1));
      shown++;
    }
    if (shown < size) {
      elements.add(Texts.moreElements(size - shown, walk.isLate()));
    }
    return elements;
  }
}
