package dev.faultline.client.http;

import java.lang.reflect.Field;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import okio.AsyncTimeout;

/**
 * The thread that watches over the time limits of Okio, which waits for a minute after the last
 * one. It goes at once when it is woken and finds the mark of its own idleness taken away. Okio has
 * no way to ask for that, so its fields are set; when those are others, the thread goes by itself a
 * minute later.
 */
final class OkioWatchdog {

  /** A thread that has just been started comes to wait soon, but on a busy machine not at once. */
  private static final int TRIES = 1_000;

  private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private OkioWatchdog() {}

  /**
   * Ends the thread, unless it has limits to watch over; the next limit starts another. Waits for a
   * thread that is about to wait, for some seconds at most.
   */
  static void end() {
    try {
      for (int i = 0; i < TRIES && !hasEnded(); i++) {
        LockSupport.parkNanos(BETWEEN_NANOS);
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError otherVersion) {
      // As told above: it ends later.
    }
  }

  /** False when there is a thread that does not wait yet, and so cannot be woken. */
  private static boolean hasEnded() throws ReflectiveOperationException {
    Class<?> timeouts = AsyncTimeout.class;
    ReentrantLock lock = (ReentrantLock) field(timeouts, "lock").get(null);
    Object queue = field(timeouts, "queue").get(null);
    Field idle = field(timeouts, "idleSentinel");
    Condition condition = (Condition) field(timeouts, "condition").get(null);
    lock.lock();
    try {
      if (idle.get(null) == null || field(queue.getClass(), "size").getInt(queue) > 0) {
        return true;
      }
      if (!lock.hasWaiters(condition)) {
        return false;
      }
      idle.set(null, null);
      condition.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
