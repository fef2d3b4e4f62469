package dev.faultline.capture.story;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stories that may still go on, oldest first, and how they join: what one exception wraps or
 * suppresses is of its story. Used on the agent's thread alone.
 */
final class OpenStories {

  private final Map<KnownException, Story> byException = new HashMap<>();
  private final Deque<Story> bySettleTime = new ArrayDeque<>();

  /** The story of an exception, or null. */
  Story of(KnownException exception) {
    return byException.get(exception);
  }

  /** Adds a story that settles after all others. */
  void add(Story story) {
    byException.put(story.outermost(), story);
    bySettleTime.add(story);
  }

  int size() {
    return bySettleTime.size();
  }

  /** The one that settles first; null when there is none. */
  Story oldest() {
    return bySettleTime.peek();
  }

  /** All exceptions that something was recorded of. */
  Collection<KnownException> exceptions() {
    return byException.keySet();
  }

  /**
   * Takes a story out of the order, to be told, so that one that cannot be told does not stand in
   * the way of the others. Others may still join it, until it is {@link #close closed}.
   */
  void take(Story story) {
    bySettleTime.remove(story);
  }

  /** Nothing can join the story any more. */
  void close(Story story) {
    for (KnownException exception : story.exceptions()) {
      byException.remove(exception, story);
    }
  }

  /**
   * Has the stories of exceptions that this one wraps or suppresses join it; false when there are
   * none.
   *
   * @param reached all of them
   */
  boolean joinWrapped(Story story, List<ExceptionReader.Reached> reached) {
    boolean joined = false;
    for (ExceptionReader.Reached one : reached) {
      Story wrapped = byException.get(one.exception());
      // A cause that was thrown after what wraps it has been taken out of it again, and goes on as
      // a story of its own; what is suppressed comes later by its nature.
      if (wrapped != null && wrapped != story && (one.isBeside() || wrapped.beganBefore(story))) {
        join(one.exception(), wrapped, story);
        joined = true;
      }
    }
    return joined;
  }

  private void join(KnownException exception, Story wrapped, Story story) {
    if (wrapped.outermost() == exception) {
      absorb(wrapped, story);
    } else {
      // Another exception wraps it too, which stays a story of its own.
      story.share(exception, wrapped);
    }
  }

  /**
   * Has the story of an exception join that of another, which failed a later attempt of the same
   * call in the same way.
   */
  void joinAttempt(Story before, Story into) {
    into.absorbAttempt(before);
    moved(before, into);
  }

  private void moved(Story from, Story into) {
    for (KnownException of : from.exceptions()) {
      byException.replace(of, from, into);
    }
    bySettleTime.remove(from);
  }

  private void absorb(Story wrapped, Story into) {
    into.absorb(wrapped);
    moved(wrapped, into);
    if (wrapped.countedAt() != null) {
      // The others that it stood for have not been wrapped with it.
      wrapped.countedAt().countUnrecorded(wrapped.occurrences() - 1);
    }
  }
}
