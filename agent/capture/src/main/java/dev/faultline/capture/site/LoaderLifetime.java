package dev.faultline.capture.site;

import dev.faultline.capture.identity.WeakIdentity;
import java.lang.ref.ReferenceQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A class loader, until it is collected; equal to another of the same one. Does not keep it alive.
 * Thread-safe and lock-free.
 */
final class LoaderLifetime extends WeakIdentity<ClassLoader> {

  /** Of class loaders that are never collected. */
  static final LoaderLifetime ENDLESS = new LoaderLifetime(null, null);

  private final Queue<SitesOfClass> classes = new ConcurrentLinkedQueue<>();

  LoaderLifetime(ClassLoader loader, ReferenceQueue<ClassLoader> ended) {
    super(loader, ended);
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
