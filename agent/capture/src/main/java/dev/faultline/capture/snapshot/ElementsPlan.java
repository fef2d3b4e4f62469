package dev.faultline.capture.snapshot;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A collection of the JDK whose iterator runs the JDK's code only, shown as an array. */
final class ElementsPlan extends ObjectPlan {

  private final boolean counts;
  private final Field basis;
  private final SparseTable table;

  /**
   * @param counts whether its size is known without going through it
   * @param basis the field of what it is a view of, which must be iterable itself; or null
   * @param table the hash table that its iterator goes through; or null
   */
  ElementsPlan(boolean counts, Field basis, SparseTable table) {
    super(false);
    this.counts = counts;
    this.basis = basis;
    this.table = table;
  }

  @Override
  Object show(Object value, int depth, SnapshotWalk walk) throws IllegalAccessException {
    Collection<?> collection = (Collection<?>) value;
    if (!isIterable(value, walk)) {
      return SnapshotWalk.cut(value.getClass(), "opaque");
    }
    int most = walk.limits().elements();
    int size = counts ? collection.size() : -1;
    List<Object> elements = new ArrayList<>(size < 0 ? 10 : Math.min(size, most + 1));
    if (table != null && table.isSparse(value, size)) {
      elements.add(Texts.moreElements(size, false));
      return elements;
    }
    Object before = null;
    try {
      for (Object element : collection) {
        if (elements.size() == most || walk.isLate()) {
          elements.add(rest(size, elements.size(), walk.isLate()));
          break;
        }
        elements.add(walk.element(before, element, depth + 1));
        before = element;
      }
    } catch (RuntimeException changedByAnotherThread) {
      elements.add("… (changed while it was read)");
    }
    return elements;
  }

  private static String rest(int size, int shown, boolean late) {
    return size < 0 ? Texts.unknownElements(late) : Texts.moreElements(size - shown, late);
  }

  private boolean isIterable(Object value, SnapshotWalk walk) throws IllegalAccessException {
    if (basis == null) {
      return true;
    }
    Object of = basis.get(value);
    ObjectPlan plan = of == null ? null : walk.planOf(of.getClass());
    return plan instanceof ElementsPlan && ((ElementsPlan) plan).basis == null
        || plan instanceof EntriesPlan;
  }
}
