package dev.faultline.capture.site;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A class loader, until it is collected; equal to another of the same one. Does not keep it alive.
 * Thread-safe and lock-free.
 */
final class LoaderLifetime extends WeakReference<ClassLoader> {

  /** Of class loaders that are never collected. */
  static final LoaderLifetime ENDLESS = new LoaderLifetime(null, null);

  private final int hash;
  private final Queue<SitesOfClass> classes = new ConcurrentLinkedQueue<>();

  LoaderLifetime(ClassLoader loader, ReferenceQueue<ClassLoader> ended) {
    super(loader, ended);
    hash = System.identityHashCode(loader);
  }

  /** Notes that the class loader has a class with these sites. */
  void add(SitesOfClass sites) {
    if (this != ENDLESS) {
      classes.add(sites);
    }
  }

  /** The sites of its classes. */
  Iterable<SitesOfClass> classes() {
    return classes;
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
    return mine != null
        && other instanceof LoaderLifetime
        && ((LoaderLifetime) other).get() == mine;
  }
}
