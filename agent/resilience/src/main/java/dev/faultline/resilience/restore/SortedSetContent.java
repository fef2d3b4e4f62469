package dev.faultline.resilience.restore;

import java.util.TreeSet;

/** What a tree set held; it takes back a sorted copy without a comparison. */
final class SortedSetContent extends Content {

  private final TreeSet<Object> set;
  private final TreeSet<?> copy;
  private final Object[] elements;

  SortedSetContent(TreeSet<Object> set) {
    this.set = set;
    copy = (TreeSet<?>) set.clone();
    elements = copy.toArray();
  }

  @Override
  Object[] elements() {
    return elements;
  }

  @Override
  void putBack() {
    if (!CollectionContent.isSame(set, elements)) {
      set.clear();
      set.addAll(copy);
    }
  }
}
