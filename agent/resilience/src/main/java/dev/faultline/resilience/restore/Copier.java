package dev.faultline.resilience.restore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies what objects hold, and what those hold in turn, each once however often and in whatever
 * circles it is referred to. For one thread and one snapshot.
 */
final class Copier {

  /** Somebody else may be changing what is copied; the next time it may hold still. */
  private static final int TRIES = 3;

  private final Map<Object, Boolean> seen = new IdentityHashMap<>();
  private final ArrayDeque<Object> pending = new ArrayDeque<>();
  private final List<Content> contents = new ArrayList<>();
  private final int mostElements;
  private long elements;

  Copier(int mostElements) {
    this.mostElements = mostElements;
  }

  /** Copies what this object holds, if its class is known. */
  void copy(Object object) {
    enqueue(object);
    for (Object next = pending.poll(); next != null; next = pending.poll()) {
      Content content = contentOf(next);
      contents.add(content);
      for (Object element : content.elements()) {
        enqueue(element);
      }
    }
  }

  private void enqueue(Object object) {
    if (object != null
        && KnownClasses.isKnown(object.getClass())
        && seen.put(object, Boolean.TRUE) == null) {
      pending.add(object);
    }
  }

  private Content contentOf(Object known) {
    RuntimeException last = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        int size = KnownClasses.size(known);
        if (elements + size > mostElements) {
          return new NotCopied(
              known.getClass(), "there are more than " + mostElements + " elements in all", null);
        }
        Content content = KnownClasses.copy(known);
        elements += size;
        return content;
      } catch (RuntimeException changing) {
        last = changing;
      }
    }
    return new NotCopied(known.getClass(), "it was being changed by another thread", last);
  }

  Content[] contents() {
    return contents.toArray(new Content[0]);
  }

  /** Stands for what could not be copied, so that nobody takes it for restored. */
  private static final class NotCopied extends Content {

    private final String type;
    private final String why;
    private final RuntimeException cause;

    NotCopied(Class<?> type, String why, RuntimeException cause) {
      this.type = type.getTypeName();
      this.why = why;
      this.cause = cause;
    }

    @Override
    void putBack() {
      throw new IllegalStateException("a " + type + " was not copied: " + why, cause);
    }
  }
}
