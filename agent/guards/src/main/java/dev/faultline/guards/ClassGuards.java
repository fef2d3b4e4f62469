package dev.faultline.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The guards of all methods that were called on objects of one class. Thread-safe. */
final class ClassGuards {

  /** Of one method: context class loaders without end, as tests may have, must not fill memory. */
  private static final int MOST = 256;

  private static final BuiltGuard[] NONE = {};

  /** Of each method those that threads with different context class loaders use. */
  private final ConcurrentMap<MethodGuards, BuiltGuard[]> ofMethods = new ConcurrentHashMap<>();

  /** Null when there is none yet; it may be of an older generation. */
  BuiltGuard find(MethodGuards method, Class<?> receiver, ClassLoader context) {
    for (BuiltGuard one : of(method)) {
      if (one.isFor(receiver, context)) {
        return one;
      }
    }
    return null;
  }

  private BuiltGuard[] of(MethodGuards method) {
    BuiltGuard[] there = ofMethods.get(method);
    return there == null ? NONE : there;
  }

  /** One that other threads of the same deployment use; null when there is none. */
  BuiltGuard findInDeployment(MethodGuards method, Object deployment) {
    BuiltGuard newest = null;
    for (BuiltGuard one : of(method)) {
      if (one.deployment == deployment && (newest == null || one.generation > newest.generation)) {
        newest = one;
      }
    }
    return newest;
  }

  /** Takes the place of the one for the same threads. */
  void put(BuiltGuard built, ClassLoader context) {
    for (; ; ) {
      BuiltGuard[] before = ofMethods.get(built.method);
      BuiltGuard[] after = with(before == null ? NONE : before, built, context);
      if (before == null
          ? ofMethods.putIfAbsent(built.method, after) == null
          : ofMethods.replace(built.method, before, after)) {
        return;
      }
    }
  }

  private static BuiltGuard[] with(BuiltGuard[] before, BuiltGuard built, ClassLoader context) {
    List<BuiltGuard> after = new ArrayList<>(before.length + 1);
    for (BuiltGuard one : before) {
      if (one.isOfUse() && !one.isFor(built.receiver, context)) {
        after.add(one);
      }
    }
    if (after.size() >= MOST) {
      after.remove(0);
    }
    after.add(built);
    return after.toArray(new BuiltGuard[0]);
  }
}
