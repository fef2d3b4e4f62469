package dev.faultline.capture.story;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The stories that may still go on, oldest first, and how they join: what one exception wraps or
 * suppresses is of its story. Used on the agent's thread alone.
 */
final class OpenStories {

  private static final int MAX_REACHABLE = 64;

  private final Map<Throwable, Story> byThrowable = new IdentityHashMap<>();
  private final Deque<Story> bySettleTime = new ArrayDeque<>();
  private final ThrowableFacts facts;

  OpenStories(ThrowableFacts facts) {
    this.facts = facts;
  }

  /** The story of this very exception, or null. */
  Story of(Throwable throwable) {
    return byThrowable.get(throwable);
  }

  /** Adds a story that settles after all others. */
  void add(Story story) {
    byThrowable.put(story.outermost().throwable(), story);
    bySettleTime.add(story);
  }

  int size() {
    return bySettleTime.size();
  }

  /** The one that settles first; null when there is none. */
  Story oldest() {
    return bySettleTime.peek();
  }

  /** Has the stack traces of all of them expanded, while the lines of their frames are known. */
  void expand() {
    for (Throwable throwable : byThrowable.keySet()) {
      for (Throwable cause : ThrowableChain.of(throwable, facts).causes()) {
        // The throwable keeps what it has answered.
        facts.stackTraceOf(cause);
      }
    }
  }

  /**
   * Takes a story out, to be told. What its exceptions suppress, or were given for a cause, after
   * they were thrown joins it now: try-with-resources adds the failures of close() so.
   */
  void take(Story story) {
    // First, so that a story that cannot be told does not stand in the way of the others.
    bySettleTime.remove(story);
    joinWrapped(story);
    for (Throwable throwable : story.throwables()) {
      byThrowable.remove(throwable, story);
    }
  }

  /**
   * Has the stories of exceptions that this one wraps or suppresses join it; false when there are
   * none.
   */
  boolean joinWrapped(Story story) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
    Deque<Throwable> causes = new ArrayDeque<>();
    Deque<Throwable> besides = new ArrayDeque<>();
    causes.add(story.outermost().throwable());
    boolean joined = false;
    while (!(causes.isEmpty() && besides.isEmpty()) && seen.size() < MAX_REACHABLE) {
      boolean beside = causes.isEmpty();
      Throwable throwable = beside ? besides.poll() : causes.poll();
      if (!seen.add(throwable)) {
        continue;
      }
      Story wrapped = byThrowable.get(throwable);
      // A cause that was thrown after what wraps it has been taken out of it again, and goes on as
      // a story of its own; what is suppressed comes later by its nature.
      if (wrapped != null && wrapped != story && (beside || wrapped.beganBefore(story))) {
        join(throwable, wrapped, story);
        joined = true;
      }
      Throwable cause = facts.causeOf(throwable);
      if (cause != null) {
        (beside ? besides : causes).add(cause);
      }
      Collections.addAll(besides, facts.suppressedBy(throwable));
    }
    return joined;
  }

  private void join(Throwable throwable, Story wrapped, Story story) {
    if (wrapped.outermost().throwable() == throwable) {
      absorb(wrapped, story);
    } else {
      // Another exception wraps it too, which stays a story of its own.
      story.share(throwable, wrapped);
    }
  }

  private void absorb(Story wrapped, Story into) {
    into.absorb(wrapped);
    for (Throwable of : wrapped.throwables()) {
      byThrowable.replace(of, wrapped, into);
    }
    bySettleTime.remove(wrapped);
    if (wrapped.countedAt() != null) {
      // The others that it stood for have not been wrapped with it.
      wrapped.countedAt().countUnrecorded(wrapped.occurrences() - 1);
    }
  }
}
