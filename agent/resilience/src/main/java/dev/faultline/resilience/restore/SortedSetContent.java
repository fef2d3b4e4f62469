package dev.faultline.resilience.restore;

import java.util.TreeSet;

/** What a tree set held; it takes back a sorted copy without a comparison. */
final class SortedSetContent extends Content {

  private final TreeSet<Object> set;
  private final TreeSet<?> copy;
  private final Object[] elements;
  private boolean placed;

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
  void elementIsCopied(int index) {
    placed = true;
  }

  @Override
  void putBack() {
    if (placed || !CollectionContent.isSame(set, elements)) {
      set.clear();
      set.addAll(copy);
    }
  }
}
