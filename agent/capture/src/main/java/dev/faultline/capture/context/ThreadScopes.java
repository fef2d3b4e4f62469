package dev.faultline.capture.context;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The open scopes of one thread. Nearly always used by that thread alone, but a scope may be added
 * to, or closed, by another: every change replaces the whole stack by compare-and-set. Thread-safe,
 * lock-free.
 */
final class ThreadScopes {

  /**
   * Scopes that are never closed must not fill the memory. What is opened beyond is not there:
   * setting something in it does nothing.
   */
  private static final int MAX_DEPTH = 64;

  private final AtomicReference<ScopeFrame> top = new AtomicReference<>();

  /** What holds now, or null when nothing was ever set. */
  CaptureContext current() {
    ScopeFrame frame = top.get();
    return frame == null ? null : frame.context;
  }

  /**
   * Opens a scope.
   *
   * @param start what holds in it; null for what holds around it
   */
  OpenScope open(CaptureContext start) {
    OpenScope scope = new OpenScope(this);
    while (true) {
      ScopeFrame below = top.get();
      if (below != null && below.depth >= MAX_DEPTH) {
        return scope;
      }
      ScopeFrame frame =
          start == null
              ? ScopeFrame.nested(scope, below)
              : ScopeFrame.attached(scope, start, below);
      if (top.compareAndSet(below, frame)) {
        return scope;
      }
    }
  }

  /**
   * Changes what holds in a scope, and so in those within it.
   *
   * @param scope null for the innermost; nothing happens when it is not open
   */
  void change(OpenScope scope, ContextChange change, int breadcrumbs) {
    while (true) {
      ScopeFrame before = top.get();
      ScopeFrame after;
      if (scope == null) {
        ScopeFrame innermost = before == null ? ScopeFrame.ofThread() : before;
        after = innermost.with(change, breadcrumbs);
      } else {
        ScopeFrame frame = find(scope, before);
        after = frame == null ? before : replace(before, frame, frame.with(change, breadcrumbs));
      }
      if (after == before || top.compareAndSet(before, after)) {
        return;
      }
    }
  }

  /** Closes a scope and those within it; nothing happens when it is not open. */
  void close(OpenScope scope) {
    while (true) {
      ScopeFrame before = top.get();
      ScopeFrame frame = find(scope, before);
      if (frame == null) {
        return;
      }
      if (top.compareAndSet(before, frame.below)) {
        for (ScopeFrame gone = before; gone != frame.below; gone = gone.below) {
          gone.scope.closed(gone.context);
        }
        return;
      }
    }
  }

  /** Closes a scope and leaves those within it open; nothing happens when it is not open. */
  void closeAlone(OpenScope scope) {
    while (true) {
      ScopeFrame before = top.get();
      ScopeFrame frame = find(scope, before);
      if (frame == null) {
        return;
      }
      if (top.compareAndSet(before, replace(before, frame, frame.below))) {
        scope.closed(frame.context);
        return;
      }
    }
  }

  /** The frame of a scope, or null when it is not open. */
  ScopeFrame frameOf(OpenScope scope) {
    return find(scope, top.get());
  }

  private static ScopeFrame find(OpenScope scope, ScopeFrame from) {
    ScopeFrame frame = from;
    while (frame != null && frame.scope != scope) {
      frame = frame.below;
    }
    return frame;
  }

  /** The stack with one frame replaced, and those on top of it put onto the new one. */
  private static ScopeFrame replace(ScopeFrame from, ScopeFrame old, ScopeFrame by) {
    return from == old ? by : from.on(replace(from.below, old, by));
  }
}
