package dev.faultline.collector.otlp;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of request bodies may be in memory at once, over all requests. Thread-safe. */
public final class ByteBudget {

  private final AtomicLong free;

  /**
   * @param bytes 1 or more
   */
  public ByteBudget(long bytes) {
    free = new AtomicLong(bytes);
  }

  /** A share of the budget, empty at first. */
  Share share() {
    return new Share();
  }

  /** What one request holds; close it when the request has been dealt with. Not thread-safe. */
  final class Share implements AutoCloseable {

    private long held;

    /** Takes {@code bytes} more, or none and returns false if there are not so many. */
    boolean grow(long bytes) {
      if (free.addAndGet(-bytes) < 0) {
        free.addAndGet(bytes);
        return false;
      }
      held += bytes;
      return true;
    }

    @Override
    public void close() {
      free.addAndGet(held);
      held = 0;
    }
  }
}
