package dev.faultline.capture.site;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Things by number, from 0 on. Thread-safe and lock-free, because classes are woven on the
 * application's threads while they hold class loading locks.
 *
 * @param <T> what is numbered
 */
public final class Numbered<T> {

  private static final int CHUNK_BITS = 10;
  private static final int CHUNK_SIZE = 1 << CHUNK_BITS;
  private static final int CHUNKS = 1 << 10;

  /** The last one released is given again after so many others. */
  static final int RESTING = 1 << 16;

  private final AtomicInteger next = new AtomicInteger();
  private final Queue<Integer> released = new ConcurrentLinkedQueue<>();
  private final AtomicInteger resting = new AtomicInteger();
  private final AtomicReferenceArray<AtomicReferenceArray<T>> chunks =
      new AtomicReferenceArray<>(CHUNKS);

  /** A free number, to be {@link #set}; -1 when there is none left (of 1,048,576). */
  public int reserve() {
    if (resting.get() > RESTING) {
      Integer again = released.poll();
      if (again != null) {
        resting.decrementAndGet();
        return again;
      }
    }
    int number = next.getAndIncrement();
    if (number < 0 || number >= CHUNK_SIZE * CHUNKS) {
      next.set(CHUNK_SIZE * CHUNKS);
      return -1;
    }
    return number;
  }

  /** Gives a reserved number to something. */
  public void set(int number, T thing) {
    chunk(number >>> CHUNK_BITS).set(number & (CHUNK_SIZE - 1), thing);
  }

  /**
   * Takes the number from what has it, and gives it to something else one day. Until then there is
   * nothing of that number: finalizers run code of classes whose loader is known to be gone.
   */
  public void release(int number) {
    set(number, null);
    released.add(number);
    resting.incrementAndGet();
  }

  private AtomicReferenceArray<T> chunk(int index) {
    AtomicReferenceArray<T> chunk = chunks.get(index);
    if (chunk == null) {
      chunks.compareAndSet(index, null, new AtomicReferenceArray<T>(CHUNK_SIZE));
      chunk = chunks.get(index);
    }
    return chunk;
  }

  /** What has the number; null when nothing has it, or not yet. */
  public T get(int number) {
    if (number < 0 || number >= CHUNK_SIZE * CHUNKS) {
      return null;
    }
    AtomicReferenceArray<T> chunk = chunks.get(number >>> CHUNK_BITS);
    return chunk == null ? null : chunk.get(number & (CHUNK_SIZE - 1));
  }

  /** How many numbers are in use. */
  public int size() {
    return end() - resting.get();
  }

  /** All numbers that are in use are below. */
  public int end() {
    return Math.min(next.get(), CHUNK_SIZE * CHUNKS);
  }
}
