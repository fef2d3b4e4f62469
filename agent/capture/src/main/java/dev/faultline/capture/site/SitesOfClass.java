package dev.faultline.capture.site;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The sites of a class, and of all others of its name: loaded again, by another class loader or
 * because it was transformed once more, it has the same sites. Thread-safe and lock-free.
 */
public final class SitesOfClass {

  private static final LoaderLifetime[] NONE_YET = {};

  /** No class loader has the class any more, and the sites are gone. */
  private static final LoaderLifetime[] NO_MORE = {};

  private final String className;
  private final Numbered<Site> sites;
  private final ConcurrentMap<String, Site> byPlace = new ConcurrentHashMap<>();
  private final AtomicReference<LoaderLifetime[]> loaders = new AtomicReference<>(NONE_YET);

  /**
   * @param sites those of all classes
   */
  SitesOfClass(String className, Numbered<Site> sites) {
    this.className = className;
    this.sites = sites;
  }

  /**
   * The throw site of a place in the source, added when it is new.
   *
   * @param ordinal which of the class's throw sites it is, in the order of its code
   * @param line source line, or -1
   * @param origin where it has its exceptions from
   * @return the site, or null when there is no number left (after 1,048,576 sites)
   */
  public ThrowSite throwSite(
      int ordinal,
      final String methodName,
      final int line,
      final List<String> variableNames,
      final ThrownOrigin origin) {
    return (ThrowSite)
        site(
            "throw " + ordinal + '.' + methodName + ':' + line + variableNames,
            new SiteMaker() {
              @Override
              public Site make(int number) {
                return new ThrowSite(number, className, methodName, line, variableNames, origin);
              }
            });
  }

  /**
   * The catch site of a place in the source, as {@link #throwSite}.
   *
   * @param ordinal which of the class's handlers it is, in the order of its code
   * @param use what the handler does with the exception
   */
  public CatchSite catchSite(
      int ordinal, final String methodName, final int line, final HandlerUse use) {
    return (CatchSite)
        site(
            "catch " + ordinal + '.' + methodName + ':' + line,
            new SiteMaker() {
              @Override
              public Site make(int number) {
                return new CatchSite(number, className, methodName, line, use);
              }
            });
  }

  /**
   * The site of a {@code finally} block, as {@link #throwSite}.
   *
   * @param ordinal which of the class's it is, in the order in which they are woven
   */
  public FinallySite finallySite(int ordinal, final String methodName, final int line) {
    return (FinallySite)
        site(
            "finally " + ordinal + '.' + methodName + ':' + line,
            new SiteMaker() {
              @Override
              public Site make(int number) {
                return new FinallySite(number, className, methodName, line);
              }
            });
  }

  /**
   * The exit site of a method, or of a part of it, as {@link #throwSite}.
   *
   * @param part tells it from others of the class, such as the method's descriptor and a number
   */
  public ExitSite exitSite(String part, String methodName, int line, List<String> variableNames) {
    return exit(part, methodName, line, variableNames, false);
  }

  /**
   * The exit site of a method that tells its receiver and arguments as at entry, as {@link
   * #throwSite}.
   */
  public ExitSite entrySite(
      String descriptor, String methodName, int line, List<String> variableNames) {
    return exit(descriptor + " entry", methodName, line, variableNames, true);
  }

  private ExitSite exit(
      String part,
      final String methodName,
      final int line,
      final List<String> variableNames,
      final boolean tellsEntry) {
    return (ExitSite)
        site(
            "exit " + methodName + part + ':' + line + variableNames,
            new SiteMaker() {
              @Override
              public Site make(int number) {
                return new ExitSite(number, className, methodName, line, variableNames, tellsEntry);
              }
            });
  }

  private Site site(String place, SiteMaker maker) {
    Site known = byPlace.get(place);
    if (known != null) {
      return known;
    }
    int number = sites.reserve();
    if (number < 0) {
      return null;
    }
    Site site = maker.make(number);
    sites.set(number, site);
    Site other = byPlace.putIfAbsent(place, site);
    if (other == null) {
      return site;
    }
    // Another thread weaves the same class.
    sites.release(number);
    return other;
  }

  /** Notes who loads the class; false when the sites are gone. */
  boolean loadedBy(LoaderLifetime loader) {
    while (true) {
      LoaderLifetime[] before = loaders.get();
      if (before == NO_MORE) {
        return false;
      }
      if (indexOf(loader, before) >= 0) {
        return true;
      }
      LoaderLifetime[] after = Arrays.copyOf(before, before.length + 1);
      after[before.length] = loader;
      if (loaders.compareAndSet(before, after)) {
        loader.add(this);
        return true;
      }
    }
  }

  /** Notes that a class loader is gone; true when it was the last one, and with it the sites. */
  boolean unloadedBy(LoaderLifetime loader) {
    while (true) {
      LoaderLifetime[] before = loaders.get();
      int index = indexOf(loader, before);
      if (index < 0) {
        return false;
      }
      LoaderLifetime[] after = NO_MORE;
      if (before.length > 1) {
        after = Arrays.copyOf(before, before.length - 1);
        System.arraycopy(before, index + 1, after, index, after.length - index);
      }
      if (loaders.compareAndSet(before, after)) {
        return after == NO_MORE;
      }
    }
  }

  private static int indexOf(LoaderLifetime loader, LoaderLifetime[] loaders) {
    for (int i = 0; i < loaders.length; i++) {
      if (loaders[i] == loader) {
        return i;
      }
    }
    return -1;
  }

  /** See {@link SiteRegistry#idleExits}. */
  long idleExits(String methodName) {
    long idle = 0;
    for (Site site : byPlace.values()) {
      if (site instanceof ExitSite && site.methodName().equals(methodName)) {
        idle += ((ExitSite) site).idle();
      }
    }
    return idle;
  }

  /** Binary name of the class. */
  String className() {
    return className;
  }

  /** All of them. */
  Collection<Site> all() {
    return byPlace.values();
  }

  private interface SiteMaker {
    Site make(int number);
  }
}
