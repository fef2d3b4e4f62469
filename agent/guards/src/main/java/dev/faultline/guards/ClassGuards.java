package dev.faultline.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The guards of all methods that were called on objects of one class. Thread-safe, lock-free. */
final class ClassGuards {

  /** Context class loaders without end, as tests may have them, must not fill the memory. */
  private static final int MOST = 256;

  private final AtomicReference<BuiltGuard[]> all = new AtomicReference<>(new BuiltGuard[0]);

  /** Null when there is none yet; it may be of an older generation. */
  BuiltGuard find(MethodGuards method, Class<?> receiver, ClassLoader context) {
    for (BuiltGuard one : all.get()) {
      if (one.method == method && one.isFor(receiver, context)) {
        return one;
      }
    }
    return null;
  }

  /** One that other threads of the same deployment use; null when there is none. */
  BuiltGuard findInDeployment(MethodGuards method, Object deployment) {
    BuiltGuard newest = null;
    for (BuiltGuard one : all.get()) {
      if (one.method == method
          && one.deployment == deployment
          && (newest == null || one.generation > newest.generation)) {
        newest = one;
      }
    }
    return newest;
  }

  /** Takes the place of the one for the same threads. */
  void put(BuiltGuard built, ClassLoader context) {
    for (; ; ) {
      BuiltGuard[] before = all.get();
      List<BuiltGuard> after = new ArrayList<>(before.length + 1);
      for (BuiltGuard one : before) {
        if (one.isOfUse() && !(one.method == built.method && one.isFor(built.receiver, context))) {
          after.add(one);
        }
      }
      if (after.size() >= MOST) {
        after.remove(0);
      }
      after.add(built);
      if (all.compareAndSet(before, after.toArray(new BuiltGuard[0]))) {
        return;
      }
    }
  }
}
