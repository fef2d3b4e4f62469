package dev.faultline.resilience.restore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Copies what objects hold, and what those hold in turn, each once however often and in whatever
 * circles it is referred to. For one thread and one snapshot.
 */
final class Copier {

  /** Somebody else may be changing what is copied; the next time it may hold still. */
  private static final int TRIES = 3;

  private final Map<Object, Boolean> seen = new IdentityHashMap<>();

  /** What is being copied, the innermost first. */
  private final ArrayDeque<Visit> visits = new ArrayDeque<>();

  private final List<FieldContent> contents = new ArrayList<>();
  private final int mostElements;
  private final Wrappers wrappers;
  private final LeftOut leftOut;
  private long elements;

  /** Of this field is what is copied now. */
  private String field;

  /** Classes met that hold nothing. */
  private final Set<Class<?>> plains = new HashSet<>();

  /** The one last met: most elements have the class of the one before. */
  private Class<?> plain;

  /**
   * @param leftOut is told of what holds something but is of a class that is not known
   */
  Copier(int mostElements, Wrappers wrappers, LeftOut leftOut) {
    this.mostElements = mostElements;
    this.wrappers = wrappers;
    this.leftOut = leftOut;
  }

  /**
   * Copies what an object holds that this field refers to, if its class is known. What an object
   * holds comes before the object itself: hash tables ask what is in them for its hash when they
   * take it back.
   */
  void copy(String of, Object object) {
    field = of;
    if (isLikeKnown(object)) {
      visit(object);
    }
    for (Visit last = visits.peek(); last != null; last = visits.peek()) {
      if (last.next == last.elements.length) {
        contents.add(new FieldContent(field, last.content));
        visits.pop();
        continue;
      }
      int index = last.next++;
      Object element = last.elements[index];
      if (isLikeKnown(element)) {
        last.content.elementIsCopied(index);
        visit(element);
      }
    }
  }

  private boolean isLikeKnown(Object object) {
    if (object == null || object.getClass() == plain) {
      return false;
    }
    Class<?> type = object.getClass();
    if (!plains.contains(type)) {
      if (KnownClasses.isLikeKnown(type)) {
        return true;
      }
      plains.add(type);
    }
    plain = type;
    return false;
  }

  private void visit(Object object) {
    if (seen.put(object, Boolean.TRUE) == null) {
      Content content = contentOf(object, Wrapper.DEEPEST);
      if (content != null) {
        visits.push(new Visit(content));
      }
    }
  }

  /** Null when it is not copied, which is told. */
  private Content contentOf(Object object, int deepest) {
    Class<?> type = object.getClass();
    if (KnownClasses.isKnown(type)) {
      return copied(object);
    }
    Wrapper kind = wrappers.kindOf(object);
    Object beneath = kind == null ? Wrappers.mapOfKeys(object) : kind.beneath(object);
    if (beneath == null || deepest == 0) {
      leftOut.add(field, type);
      return null;
    }
    Object mutex = kind == null ? null : kind.mutex(object);
    if (mutex == null) {
      return contentOf(beneath, deepest - 1);
    }
    synchronized (mutex) {
      Content content = contentOf(beneath, deepest - 1);
      return content == null ? null : new SynchronizedContent(mutex, content);
    }
  }

  private Content copied(Object known) {
    if (known instanceof Calendar && !CalendarContent.isOfJdk((Calendar) known)) {
      leftOut.add(field, ((Calendar) known).getTimeZone().getClass());
      return null;
    }
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

  FieldContent[] contents() {
    return contents.toArray(new FieldContent[0]);
  }

  /** An object whose elements are gone through. */
  private static final class Visit {
    final Content content;
    final Object[] elements;
    int next;

    Visit(Content content) {
      this.content = content;
      elements = content.elements();
    }
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
      throw new NotCopiedException("a " + type + " was not copied: " + why, cause);
    }
  }
}
