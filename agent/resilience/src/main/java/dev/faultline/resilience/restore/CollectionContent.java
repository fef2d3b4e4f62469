package dev.faultline.resilience.restore;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** What a collection held, in its order. */
final class CollectionContent extends Content {

  private final Collection<Object> collection;
  private final Object[] elements;
  private boolean placed;

  CollectionContent(Collection<Object> collection) {
    this.collection = collection;
    elements = collection.toArray();
  }

  @Override
  Object[] elements() {
    return elements;
  }

  /** Only in a list is an element's place its index alone. */
  @Override
  void elementIsCopied(int index) {
    placed |= !(collection instanceof List);
  }

  @Override
  void putBack() {
    if (placed || !isSame(collection, elements)) {
      collection.clear();
      collection.addAll(Arrays.asList(elements));
    }
  }

  /** By identity: to ask for equality would be to run the elements' own code. */
  static boolean isSame(Collection<Object> collection, Object[] elements) {
    if (collection.size() != elements.length) {
      return false;
    }
    Iterator<Object> now = collection.iterator();
    for (Object element : elements) {
      if (!now.hasNext() || now.next() != element) {
        return false;
      }
    }
    return true;
  }
}
