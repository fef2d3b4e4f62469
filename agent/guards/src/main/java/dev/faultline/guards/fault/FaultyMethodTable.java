package dev.faultline.guards.fault;

import dev.faultline.guards.MethodKey;
import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The methods into which faults are injected, by the numbers that are woven into them. Those of
 * class loaders that are gone are forgotten when another is added; their numbers are not given to
 * others, because finalizers may still run their code. Thread-safe, lock-free.
 */
final class FaultyMethodTable {

  /** In parts of so many, each of which goes when all of its methods are gone. */
  static final int PART = 1 << 8;

  /** With null for those that are gone. */
  final AtomicReference<Part[]> parts = new AtomicReference<>(new Part[0]);

  private final AtomicInteger count = new AtomicInteger();
  private final ConcurrentHashMap<MethodKey, FaultyMethod> byKey = new ConcurrentHashMap<>();
  private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

  /** The method of a number; null when its class is gone. */
  FaultyMethod get(int number) {
    Part part = parts.get()[number / PART];
    return part == null ? null : part.get(number % PART);
  }

  /** Those that are there. */
  Collection<FaultyMethod> all() {
    return byKey.values();
  }

  /** A class that is woven once more keeps the numbers of its methods. */
  FaultyMethod of(ClassLoader loader, ClassOutline type, MethodOutline method) {
    forgetUnloaded();
    MethodKey key = new MethodKey(loader, type.name(), method.name() + method.descriptor(), gone);
    FaultyMethod there = byKey.get(key);
    if (there != null) {
      return there;
    }
    FaultyMethod made =
        new FaultyMethod(count.getAndIncrement(), type.name(), method.name(), method.descriptor());
    part(made.number / PART).set(made.number % PART, made);
    there = byKey.putIfAbsent(key, made);
    if (there != null) {
      // Of another thread, which weaves the same class.
      forget(made);
      return there;
    }
    return made;
  }

  /** One that has numbers left that have not been set. */
  private Part part(int index) {
    for (; ; ) {
      Part[] before = parts.get();
      if (index < before.length) {
        return before[index];
      }
      Part[] after = Arrays.copyOf(before, index + 1);
      for (int i = before.length; i <= index; i++) {
        after[i] = new Part();
      }
      parts.compareAndSet(before, after);
    }
  }

  private void forgetUnloaded() {
    for (Reference<?> one = gone.poll(); one != null; one = gone.poll()) {
      FaultyMethod unloaded = byKey.remove(one);
      if (unloaded != null) {
        forget(unloaded);
      }
    }
  }

  private void forget(FaultyMethod method) {
    int index = method.number / PART;
    Part part = parts.get()[index];
    part.set(method.number % PART, null);
    if (part.left.decrementAndGet() == 0) {
      drop(index);
    }
  }

  private void drop(int index) {
    for (; ; ) {
      Part[] before = parts.get();
      Part[] after = before.clone();
      after[index] = null;
      if (parts.compareAndSet(before, after)) {
        return;
      }
    }
  }

  /** Methods with numbers that follow one another. */
  static final class Part extends AtomicReferenceArray<FaultyMethod> {

    private static final long serialVersionUID = 1;

    /** How many are not forgotten, those included that are still to be added. */
    private final transient AtomicInteger left = new AtomicInteger(PART);

    Part() {
      super(PART);
    }
  }
}
