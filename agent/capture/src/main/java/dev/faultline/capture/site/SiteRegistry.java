package dev.faultline.capture.site;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * All woven sites by their number. Sites are only ever added. Thread-safe and lock-free, because
 * classes are woven on the application's threads while they hold class loading locks.
 */
public final class SiteRegistry {

  private final ConcurrentMap<String, Site> byPlace = new ConcurrentHashMap<>();
  private final Numbered<Site> sites = new Numbered<>();

  /**
   * The throw site of a place in the source, added when it is new. The same class loaded again, by
   * another class loader or because it was transformed once more, has the same sites.
   *
   * @param className binary name of the class
   * @param ordinal which of the class's throw sites it is, in the order of its code
   * @param line source line, or -1
   * @param rethrow whether it throws what the method has caught
   * @return the site, or null when there is no number left (after 1,048,576 sites)
   */
  public ThrowSite throwSite(
      final String className,
      int ordinal,
      final String methodName,
      final int line,
      final List<String> variableNames,
      final boolean rethrow) {
    return (ThrowSite)
        site(
            "throw " + className + '#' + ordinal + '.' + methodName + ':' + line + variableNames,
            new SiteMaker() {
              @Override
              public Site make(int number) {
                return new ThrowSite(number, className, methodName, line, variableNames, rethrow);
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
      final String className,
      int ordinal,
      final String methodName,
      final int line,
      final HandlerUse use) {
    return (CatchSite)
        site(
            "catch " + className + '#' + ordinal + '.' + methodName + ':' + line,
            new SiteMaker() {
              @Override
              public Site make(int number) {
                return new CatchSite(number, className, methodName, line, use);
              }
            });
  }

  /**
   * The exit site of a method, or of a part of it, as {@link #throwSite}.
   *
   * @param part tells it from others of the class, such as the method's descriptor and a number
   */
  public ExitSite exitSite(
      final String className,
      String part,
      final String methodName,
      final int line,
      final List<String> variableNames) {
    return (ExitSite)
        site(
            "exit " + className + '.' + methodName + part + ':' + line + variableNames,
            new SiteMaker() {
              @Override
              public Site make(int number) {
                return new ExitSite(number, className, methodName, line, variableNames);
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
    // Two threads may weave the same place at once; then both sites stay.
    byPlace.putIfAbsent(place, site);
    return site;
  }

  /** The site with this number, or null when there is none. */
  public Site get(int number) {
    return sites.get(number);
  }

  /** How many sites have been woven. */
  public int size() {
    return sites.size();
  }

  private interface SiteMaker {
    Site make(int number);
  }
}
