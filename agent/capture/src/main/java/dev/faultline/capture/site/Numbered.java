package dev.faultline.capture.site;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

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

  @SuppressWarnings("rawtypes") // a class literal has no type arguments
  private static final AtomicReferenceFieldUpdater<Numbered, Object[][]> CHUNK_TABLE =
      AtomicReferenceFieldUpdater.newUpdater(Numbered.class, Object[][].class, "chunks");

  private final AtomicInteger next = new AtomicInteger();
  private final Queue<Integer> released = new ConcurrentLinkedQueue<>();
  private final AtomicInteger resting = new AtomicInteger();

  /**
   * Never changed, but replaced by a longer one. What is in the chunks is read plainly, at each
   * exception: a thing is safe to use however it is come by, and whoever has got its number from
   * the thread that set it finds it.
   */
  private volatile Object[][] chunks = {};

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
    chunk(number >>> CHUNK_BITS)[number & CHUNK_SIZE - 1] = thing;
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

  private Object[] chunk(int index) {
    while (true) {
      Object[][] known = chunks;
      if (index < known.length) {
        return known[index];
      }
      Object[][] more = Arrays.copyOf(known, known.length + 1);
      more[known.length] = new Object[CHUNK_SIZE];
      CHUNK_TABLE.compareAndSet(this, known, more);
    }
  }

  /** What has the number; null when nothing has it, or not yet. */
  @SuppressWarnings("unchecked") // only set() puts anything there
  public T get(int number) {
    return (T) find(number);
  }

  /**
   * The same, for who asks next of what kind it is: that needs one look at it, and its being what
   * is numbered here needs another, at its class.
   */
  public Object find(int number) {
    Object[][] known = chunks;
    int chunk = number >>> CHUNK_BITS;
    return chunk < known.length ? known[chunk][number & CHUNK_SIZE - 1] : null;
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
