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
  private final BackendEnd end;
  private volatile boolean cancelled;

  /** Written by the thread that sends. */
  private volatile B used;

  ActiveBackend(B first, ThreadFactory threads) {
    chosen = new AtomicReference<>(first);
    end = new BackendEnd(threads);
    used = first;
  }

  /** The one to use now. Called by the thread that sends. */
  B current() {
    B now = chosen.get();
    if (now != used) {
      B former = used;
      used = now;
      end.close(former);
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
      end.cancelNow(next);
    } else {
      end.cancelSoon(former);
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
    end.cancelNow(former);
    if (now != former) {
      end.cancelNow(now);
    }
  }

  /** Closes what is used. Called by the thread that sends, at its end. */
  void close() {
    end.close(current());
  }

  /** Begins to close what was never used, where there is no thread that sends. */
  void closeUnused() {
    end.beginClose(chosen.get());
  }
}
