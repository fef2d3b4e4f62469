package dev.faultline.capture.site;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * All woven sites by their number, for as long as the code of their classes can run. What weaves,
 * and what asks for a site, takes no lock: classes are woven on the application's threads while
 * they hold class loading locks. Thread-safe.
 */
public final class SiteRegistry {

  private final ConcurrentMap<String, SitesOfClass> byClass = new ConcurrentHashMap<>();
  private final Numbered<Site> sites = new Numbered<>();
  private final LoaderLifetimes loaders = new LoaderLifetimes();

  /** Guarded by itself; no thread of the application's asks for it. */
  private final UnloadedCounts unloaded = new UnloadedCounts();

  /**
   * The sites of a class.
   *
   * @param className binary name
   * @param loader which loads it, null for the bootstrap class loader
   */
  public SitesOfClass of(String className, ClassLoader loader) {
    LoaderLifetime lifetime = loaders.of(loader);
    while (true) {
      SitesOfClass known = byClass.get(className);
      if (known == null) {
        SitesOfClass made = new SitesOfClass(className, sites);
        known = byClass.putIfAbsent(className, made);
        known = known == null ? made : known;
      }
      if (known.loadedBy(lifetime)) {
        return known;
      }
      byClass.remove(className, known);
    }
  }

  /**
   * How often the exit sites of a method, and of all others of its name, have been passed without
   * telling anything; 0 when there are none.
   *
   * @param className binary name
   */
  public long idleExits(String className, String methodName) {
    SitesOfClass known = byClass.get(className);
    return known == null ? 0 : known.idleExits(methodName);
  }

  /** The site with this number, or null when there is none. */
  public Site get(int number) {
    return sites.get(number);
  }

  /** All of them by their number, for who asks at each exception. */
  public Numbered<Site> byNumber() {
    return sites;
  }

  /** How many sites there are. */
  public int size() {
    return sites.size();
  }

  /**
   * Forgets the sites of classes that are unloaded; their counts are kept. Called by a thread of
   * the agent's now and then.
   */
  public void forgetUnloaded() {
    for (LoaderLifetime gone = loaders.poll(); gone != null; gone = loaders.poll()) {
      for (SitesOfClass one : gone.classes()) {
        if (one.unloadedBy(gone)) {
          byClass.remove(one.className(), one);
          forget(one);
        }
      }
    }
  }

  private void forget(SitesOfClass unloadedClass) {
    for (Site site : unloadedClass.all()) {
      synchronized (unloaded) {
        tell(site, unloaded);
        sites.release(site.number());
      }
    }
  }

  /**
   * Tells how many exceptions were seen, at sites of unloaded classes too. Several places may be
   * told alike: two throws in one line. Not to be called on threads of the application's.
   */
  public void tellCounts(SeenExceptions sink) {
    synchronized (unloaded) {
      for (int number = 0; number < sites.end(); number++) {
        Site site = sites.get(number);
        if (site != null) {
          tell(site, sink);
        }
      }
      unloaded.tell(sink);
    }
  }

  /** How many are counted and not recorded, and belong to no event yet. */
  public long unrecorded() {
    long unrecorded = 0;
    for (int number = 0; number < sites.end(); number++) {
      Site site = sites.get(number);
      if (site != null) {
        for (Fingerprint fingerprint : site.activity().fingerprints()) {
          unrecorded += fingerprint.unrecorded();
        }
      }
    }
    return unrecorded;
  }

  private static void tell(Site site, SeenExceptions sink) {
    for (Fingerprint fingerprint : site.activity().fingerprints()) {
      long seen = fingerprint.seen();
      if (seen > 0) {
        String function = site.className() + '.' + site.methodName();
        sink.seen(site.kind(), function, site.line(), fingerprint.type(), seen);
      }
    }
  }
}
