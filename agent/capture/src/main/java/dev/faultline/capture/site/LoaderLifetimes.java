package dev.faultline.capture.site;

import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The class loaders whose classes are woven, until they are collected. Thread-safe and lock-free.
 */
final class LoaderLifetimes {

  private final ConcurrentMap<LoaderLifetime, LoaderLifetime> lifetimes = new ConcurrentHashMap<>();
  private final ReferenceQueue<ClassLoader> ended = new ReferenceQueue<>();

  /**
   * Those that are never collected: the system class loader and all above it. Found at the start:
   * on the application's threads a security manager would be asked.
   */
  private final List<ClassLoader> endless = new ArrayList<>();

  LoaderLifetimes() {
    ClassLoader one = ClassLoader.getSystemClassLoader();
    while (one != null) {
      endless.add(one);
      one = one.getParent();
    }
  }

  /**
   * The lifetime of a class loader.
   *
   * @param loader null for the bootstrap class loader
   */
  LoaderLifetime of(ClassLoader loader) {
    if (loader == null || isEndless(loader)) {
      return LoaderLifetime.ENDLESS;
    }
    LoaderLifetime made = new LoaderLifetime(loader, ended);
    LoaderLifetime known = lifetimes.putIfAbsent(made, made);
    return known == null ? made : known;
  }

  /** By identity: a class loader of the application's may have an equals of its own. */
  private boolean isEndless(ClassLoader loader) {
    for (int i = 0; i < endless.size(); i++) {
      if (endless.get(i) == loader) {
        return true;
      }
    }
    return false;
  }

  /** A class loader that has been collected; null when there is none. */
  LoaderLifetime poll() {
    LoaderLifetime gone = (LoaderLifetime) (Object) ended.poll();
    if (gone != null) {
      lifetimes.remove(gone);
    }
    return gone;
  }
}
