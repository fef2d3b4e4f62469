package dev.faultline.capture.site;

import java.lang.ref.ReferenceQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The class loaders whose classes are woven, until they are collected. Thread-safe and lock-free.
 */
final class LoaderLifetimes {

  private final ConcurrentMap<LoaderLifetime, LoaderLifetime> lifetimes = new ConcurrentHashMap<>();
  private final ReferenceQueue<ClassLoader> ended = new ReferenceQueue<>();

  /**
   * The lifetime of a class loader.
   *
   * @param loader null for the bootstrap class loader
   */
  LoaderLifetime of(ClassLoader loader) {
    if (isEndless(loader)) {
      return LoaderLifetime.ENDLESS;
    }
    LoaderLifetime made = new LoaderLifetime(loader, ended);
    LoaderLifetime known = lifetimes.putIfAbsent(made, made);
    return known == null ? made : known;
  }

  private static boolean isEndless(ClassLoader loader) {
    if (loader == null) {
      return true;
    }
    ClassLoader endless = ClassLoader.getSystemClassLoader();
    while (endless != null && endless != loader) {
      endless = endless.getParent();
    }
    return endless != null;
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
