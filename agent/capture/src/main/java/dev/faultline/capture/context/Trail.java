package dev.faultline.capture.context;

import dev.faultline.client.event.Breadcrumb;
import java.util.List;

/**
 * Breadcrumbs, of which the newest are kept. Immutable: adding one makes a new trail that shares
 * the others. They are kept in two generations: when one is full, it becomes the previous one, and
 * what was the previous one is let go. So at most twice the limit is held, and nothing is ever
 * copied.
 */
final class Trail {

  static final Trail NONE = new Trail(null, 0, null);

  private final Node newest;
  private final int size;
  private final Node previousGeneration;

  private Trail(Node newest, int size, Node previousGeneration) {
    this.newest = newest;
    this.size = size;
    this.previousGeneration = previousGeneration;
  }

  /**
   * These and a newer one.
   *
   * @param limit how many are kept, 1 or more
   */
  Trail with(Breadcrumb breadcrumb, int limit) {
    return size < limit
        ? new Trail(new Node(breadcrumb, newest), size + 1, previousGeneration)
        : new Trail(new Node(breadcrumb, null), 1, newest);
  }

  /** Adds them to the list, newest first, as many as are kept and some more. */
  void addTo(List<Breadcrumb> newestFirst) {
    for (Node node = newest; node != null; node = node.older) {
      newestFirst.add(node.breadcrumb);
    }
    for (Node node = previousGeneration; node != null; node = node.older) {
      newestFirst.add(node.breadcrumb);
    }
  }

  private static final class Node {

    final Breadcrumb breadcrumb;
    final Node older;

    Node(Breadcrumb breadcrumb, Node older) {
      this.breadcrumb = breadcrumb;
      this.older = older;
    }
  }
}
