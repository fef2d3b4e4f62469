package dev.faultline.capture.snapshot;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** A queue of the JDK whose iterator takes a lock, read along its nodes. */
final class NodesPlan extends ObjectPlan {

  private final Field first;
  private final Field item;
  private final Field next;

  NodesPlan(Field first, Field item, Field next) {
    super(false);
    this.first = first;
    this.item = item;
    this.next = next;
  }

  @Override
  Object show(Object value, int depth, SnapshotWalk walk) throws IllegalAccessException {
    List<Object> elements = new ArrayList<>();
    int most = walk.limits().elements();
    Object node = first.get(value);
    while (node != null) {
      Object element = item.get(node);
      // The node before the first element, and one that was just taken, have none.
      if (element != null) {
        if (elements.size() == most || walk.isLate()) {
          elements.add(Texts.unknownElements(walk.isLate()));
          break;
        }
        elements.add(walk.value(element, depth + 1));
      }
      Object after = next.get(node);
      node = after == node ? null : after;
    }
    return elements;
  }
}
