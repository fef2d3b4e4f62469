package dev.faultline.client.delivery;

import dev.faultline.client.backend.BatchSender;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The backend that is sent to, which another may replace. The one thread that sends asks {@link
 * #current()} before each use, which closes those replaced; any thread may replace or cancel. An
 * attempt with one that is replaced is given up soon.
 */
final class ActiveBackend<B extends BatchSender> {
  private final AtomicReference<B> chosen;
  private final BackendCancel cancel;
  private volatile boolean cancelled;

  /** Written by the thread that sends. */
  private volatile B used;

  ActiveBackend(B first, ThreadFactory threads) {
    chosen = new AtomicReference<>(first);
    cancel = new BackendCancel(threads);
    used = first;
  }

  /** The one to use now. Called by the thread that sends. */
  B current() {
    B now = chosen.get();
    if (now != used) {
      B former = used;
      used = now;
      close(former);
    }
    return now;
  }

  /** The one that was used last, which stays open. Called by the thread that sends. */
  B inUse() {
    return used;
  }

  /** Uses another one from the next use on. Never the same one twice. */
  void replace(B next) {
    B former = chosen.getAndSet(next);
    if (cancelled) {
      cancel.now(next);
    } else {
      cancel.soon(former);
    }
  }

  /** Whether another one is to be asked instead. Not at the end, when nobody is. */
  boolean isReplaced(B one) {
    return !cancelled && chosen.get() != one;
  }

  String description() {
    return chosen.get().description();
  }

  /** As {@link BatchSender#cancel()}, and waits for none. */
  void cancel() {
    cancelled = true;
    B former = used;
    B now = chosen.get();
    cancel.now(former);
    if (now != former) {
      cancel.now(now);
    }
  }

  /** Closes what is used. Called by the thread that sends, at its end, or without such a thread. */
  void close() {
    close(current());
  }

  private void close(B one) {
    try {
      one.close();
    } catch (Throwable broken) {
      // It is done with, and what it has sent it has sent.
    }
  }
}
