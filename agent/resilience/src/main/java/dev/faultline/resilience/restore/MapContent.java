package dev.faultline.resilience.restore;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;

/** What a map held, in its order. */
final class MapContent extends Content {

  private final Map<Object, Object> map;

  /** Keys, then values. */
  private final Object[] elements;

  private final int size;
  private boolean placed;

  /** The copy of a tree map, which it takes back without a comparison; null for others. */
  private final Map<?, ?> sorted;

  MapContent(Map<Object, Object> map) {
    this.map = map;
    sorted = map.getClass() == TreeMap.class ? (Map<?, ?>) ((TreeMap<?, ?>) map).clone() : null;
    // Sized before, so filled as far as that goes: a map that grows meanwhile is copied anew.
    size = map.size();
    elements = new Object[2 * size];
    int i = 0;
    for (Map.Entry<Object, Object> entry : map.entrySet()) {
      elements[i] = entry.getKey();
      elements[size + i] = entry.getValue();
      i++;
    }
    if (i != size) {
      throw new IllegalStateException("the map changed while it was copied");
    }
  }

  @Override
  Object[] elements() {
    return elements;
  }

  @Override
  void elementIsCopied(int index) {
    placed |= index < size;
  }

  @Override
  void putBack() {
    if (placed || !hasSameKeys()) {
      map.clear();
      if (sorted != null) {
        map.putAll(sorted);
      } else {
        for (int i = 0; i < size; i++) {
          map.put(elements[i], elements[size + i]);
        }
      }
      return;
    }
    int i = size;
    for (Map.Entry<Object, Object> entry : map.entrySet()) {
      if (entry.getValue() != elements[i]) {
        setValue(entry, elements[i]);
      }
      i++;
    }
  }

  /** By the entry, so that no key is asked for anything; those of concurrent maps cannot be set. */
  private void setValue(Map.Entry<Object, Object> entry, Object value) {
    if (map instanceof ConcurrentMap) {
      map.put(entry.getKey(), value);
    } else {
      entry.setValue(value);
    }
  }

  private boolean hasSameKeys() {
    if (map.size() != size) {
      return false;
    }
    Iterator<Object> keys = map.keySet().iterator();
    for (int i = 0; i < size; i++) {
      if (!keys.hasNext() || keys.next() != elements[i]) {
        return false;
      }
    }
    return true;
  }
}
