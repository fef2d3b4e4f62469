package dev.faultline.guards;

import dev.faultline.capture.identity.WeakIdentity;
import dev.faultline.guards.policy.Deployment;
import dev.faultline.guards.standard.Registries;
import dev.faultline.resilience.GuardEnvironment;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The applications of a JVM, each by its class loader, which it does not keep. A thread's context
 * class loader tells which one it works for, as long as it is the class's own or one below it; else
 * the class's own does, so that threads of pools that anybody made share the states with the
 * others. Thread-safe, lock-free.
 */
final class Deployments {

  private static final int GENERATIONS_OF_LOADERS = 100;

  /** Stands for the bootstrap class loader. */
  private static final Object BOOTSTRAP = new Object();

  private final ConcurrentHashMap<WeakIdentity<Object>, Deployment> all = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
  private final GuardEnvironment environment;
  private final Registries registries;

  Deployments(GuardEnvironment environment, Registries registries) {
    this.environment = environment;
    this.registries = registries;
  }

  /** The application that a thread works for when it calls a method of a class. */
  Deployment of(Class<?> type, ClassLoader context) {
    forgetUnloaded();
    ClassLoader own = type.getClassLoader();
    Object loader = isAtOrBelow(context, own) ? context : own;
    WeakIdentity<Object> key = new WeakIdentity<>(loader == null ? BOOTSTRAP : loader, gone);
    Deployment there = all.get(key);
    if (there == null) {
      Deployment made = new Deployment(environment, registries.ofApplication());
      there = all.putIfAbsent(key, made);
      return there == null ? made : there;
    }
    return there;
  }

  private static boolean isAtOrBelow(ClassLoader loader, ClassLoader other) {
    ClassLoader one = loader;
    for (int i = 0; one != null && i < GENERATIONS_OF_LOADERS; i++) {
      if (one == other) {
        return true;
      }
      one = one.getParent();
    }
    return false;
  }

  private void forgetUnloaded() {
    for (Reference<?> one = gone.poll(); one != null; one = gone.poll()) {
      all.remove(one);
    }
  }

  /** All there are. */
  List<Deployment> all() {
    forgetUnloaded();
    return new ArrayList<>(all.values());
  }
}
