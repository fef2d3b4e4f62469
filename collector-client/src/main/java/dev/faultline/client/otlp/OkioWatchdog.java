package dev.faultline.client.otlp;

import java.lang.reflect.Field;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import okio.AsyncTimeout;

/**
 * The thread that watches over the time limits of Okio, which waits for a minute after the last
 * one. It goes at once when it is woken and finds the mark of its own idleness taken away. Okio has
 * no way to ask for that, so its fields are set; when those are others, the thread goes by itself a
 * minute later.
 */
final class OkioWatchdog {

  private OkioWatchdog() {}

  /** Ends the thread, unless it has limits to watch over; the next limit starts another. */
  static void end() {
    try {
      Class<?> timeouts = AsyncTimeout.class;
      Lock lock = (Lock) field(timeouts, "lock").get(null);
      Object queue = field(timeouts, "queue").get(null);
      lock.lock();
      try {
        if (field(queue.getClass(), "size").getInt(queue) == 0) {
          field(timeouts, "idleSentinel").set(null, null);
          ((Condition) field(timeouts, "condition").get(null)).signalAll();
        }
      } finally {
        lock.unlock();
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError otherVersion) {
      // As told above: it ends later.
    }
  }

  private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
