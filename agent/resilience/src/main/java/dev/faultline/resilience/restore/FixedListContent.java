package dev.faultline.resilience.restore;

import java.util.List;

/** What a list held whose size cannot change. */
final class FixedListContent extends Content {

  private final List<Object> list;
  private final Object[] elements;

  FixedListContent(List<Object> list) {
    this.list = list;
    elements = list.toArray();
  }

  @Override
  Object[] elements() {
    return elements;
  }

  @Override
  void putBack() {
    for (int i = 0; i < elements.length; i++) {
      list.set(i, elements[i]);
    }
  }
}
