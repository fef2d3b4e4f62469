package dev.faultline.weaving.site;

import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.site.ThrowSite;
import java.util.List;

/** The throw sites of one class, numbered in the order of its code. Used by the weaving thread. */
final class ClassSites {

  private final SiteRegistry registry;
  private final String className;
  private int ordinal;

  /**
   * @param className internal name
   */
  ClassSites(SiteRegistry registry, String className) {
    this.registry = registry;
    this.className = className.replace('/', '.');
  }

  /** The next site of the class, or null when the registry is full. */
  ThrowSite next(String methodName, int line, List<String> variableNames, boolean rethrow) {
    return registry.throwSite(className, ordinal++, methodName, line, variableNames, rethrow);
  }
}
