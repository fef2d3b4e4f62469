package dev.faultline.client.delivery;

import dev.faultline.client.backend.BatchSender;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The backend that is sent to, which another may replace. The one thread that sends asks {@link
 * #current()} before each use, which closes those replaced; any thread may replace or cancel.
 */
final class ActiveBackend<B extends BatchSender> {
  private final AtomicReference<B> chosen;
  private volatile boolean cancelled;

  /** Of the thread that sends. */
  private B used;

  ActiveBackend(B first) {
    chosen = new AtomicReference<>(first);
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
    chosen.set(next);
    if (cancelled) {
      next.cancel();
    }
  }

  String description() {
    return chosen.get().description();
  }

  /** As {@link BatchSender#cancel()}. */
  void cancel() {
    cancelled = true;
    chosen.get().cancel();
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
