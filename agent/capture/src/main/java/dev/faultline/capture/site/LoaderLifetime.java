package dev.faultline.capture.site;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A class loader, for as long as code of its classes can run, which may be a finalizer's after weak
 * references to it are gone. Does not keep it alive. Thread-safe and lock-free.
 */
final class LoaderLifetime extends PhantomReference<ClassLoader> {

  /** Of class loaders that are never collected. */
  static final LoaderLifetime ENDLESS = new LoaderLifetime();

  private final Object key;
  private final Queue<SitesOfClass> classes;

  private LoaderLifetime() {
    super(null, null);
    key = null;
    classes = null;
  }

  /**
   * @param key by which it is known
   */
  LoaderLifetime(ClassLoader loader, Object key, ReferenceQueue<ClassLoader> ended) {
    super(loader, ended);
    this.key = key;
    this.classes = new ConcurrentLinkedQueue<>();
  }

  Object key() {
    return key;
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
}
