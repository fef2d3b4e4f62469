package dev.faultline.capture.site;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The class loaders whose classes are woven, until they are collected. Thread-safe and lock-free.
 */
final class LoaderLifetimes {

  private final ConcurrentMap<Key, LoaderLifetime> lifetimes = new ConcurrentHashMap<>();
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
    Key key = new Key(loader);
    LoaderLifetime known = lifetimes.get(key);
    if (known != null) {
      return known;
    }
    LoaderLifetime made = new LoaderLifetime(loader, key, ended);
    LoaderLifetime other = lifetimes.putIfAbsent(key, made);
    return other == null ? made : other;
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

  /** A class loader that no code of its classes can run of any more; null when there is none. */
  LoaderLifetime poll() {
    Reference<? extends ClassLoader> one = ended.poll();
    if (one == null) {
      return null;
    }
    LoaderLifetime lifetime = (LoaderLifetime) one;
    lifetimes.remove(lifetime.key());
    // Before Java 9 it is kept until then.
    lifetime.clear();
    return lifetime;
  }

  /** Equal to another of the same class loader. */
  private static final class Key extends WeakReference<ClassLoader> {

    private final int hash;

    Key(ClassLoader loader) {
      super(loader);
      hash = System.identityHashCode(loader);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      ClassLoader mine = get();
      return mine != null && other instanceof Key && ((Key) other).get() == mine;
    }
  }
}
