package dev.faultline.resilience.restore;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** What an array of atomics held. */
final class AtomicArrayContent extends Content {

  private final Object array;
  private final Object[] values;

  AtomicArrayContent(Object array) {
    this.array = array;
    values = new Object[length(array)];
    for (int i = 0; i < values.length; i++) {
      values[i] = get(i);
    }
  }

  static int length(Object array) {
    if (array instanceof AtomicIntegerArray) {
      return ((AtomicIntegerArray) array).length();
    }
    return array instanceof AtomicLongArray
        ? ((AtomicLongArray) array).length()
        : ((AtomicReferenceArray<?>) array).length();
  }

  private Object get(int i) {
    if (array instanceof AtomicIntegerArray) {
      return ((AtomicIntegerArray) array).get(i);
    }
    if (array instanceof AtomicLongArray) {
      return ((AtomicLongArray) array).get(i);
    }
    return ((AtomicReferenceArray<?>) array).get(i);
  }

  /** Only references can refer to what may be mutable. */
  @Override
  Object[] elements() {
    return array instanceof AtomicReferenceArray ? values : super.elements();
  }

  @Override
  @SuppressWarnings("unchecked")
  void putBack() {
    for (int i = 0; i < values.length; i++) {
      if (array instanceof AtomicIntegerArray) {
        ((AtomicIntegerArray) array).set(i, (Integer) values[i]);
      } else if (array instanceof AtomicLongArray) {
        ((AtomicLongArray) array).set(i, (Long) values[i]);
      } else {
        ((AtomicReferenceArray<Object>) array).set(i, values[i]);
      }
    }
  }
}
