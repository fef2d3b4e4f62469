package dev.faultline.capture.context;

import dev.faultline.client.event.Breadcrumb;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Brings breadcrumbs of several layers and moments into one order. */
final class Breadcrumbs {

  private static final Comparator<Breadcrumb> BY_TIME =
      new Comparator<Breadcrumb>() {
        @Override
        public int compare(Breadcrumb one, Breadcrumb other) {
          return Long.compare(one.timeUnixNanos(), other.timeUnixNanos());
        }
      };

  private Breadcrumbs() {}

  /**
   * The newest of them, oldest first.
   *
   * @param newestFirst those of one time in their reverse order
   * @param limit how many, 0 or more
   */
  static List<Breadcrumb> newest(Collection<Breadcrumb> newestFirst, int limit) {
    List<Breadcrumb> sorted = new ArrayList<>(newestFirst);
    Collections.reverse(sorted);
    // Stable: what was added within one tick of the clock keeps its order.
    Collections.sort(sorted, BY_TIME);
    return sorted.subList(Math.max(0, sorted.size() - limit), sorted.size());
  }
}
