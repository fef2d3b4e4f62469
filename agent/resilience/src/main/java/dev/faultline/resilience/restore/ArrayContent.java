package dev.faultline.resilience.restore;

import java.lang.reflect.Array;

/** What an array of any type held. */
final class ArrayContent extends Content {

  private final Object array;
  private final Object copy;
  private final int length;

  ArrayContent(Object array) {
    this.array = array;
    length = Array.getLength(array);
    copy = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, copy, 0, length);
  }

  @Override
  Object[] elements() {
    return copy instanceof Object[] ? (Object[]) copy : super.elements();
  }

  @Override
  void putBack() {
    System.arraycopy(copy, 0, array, 0, length);
  }
}
