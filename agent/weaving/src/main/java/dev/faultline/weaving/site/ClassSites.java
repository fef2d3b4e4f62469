package dev.faultline.weaving.site;

import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.ExitSite;
import dev.faultline.capture.site.FinallySite;
import dev.faultline.capture.site.HandlerUse;
import dev.faultline.capture.site.SitesOfClass;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.capture.site.ThrownOrigin;
import java.util.List;

/** The sites of one class, numbered in the order of its code. Used by the weaving thread. */
final class ClassSites {

  private final SitesOfClass sites;
  private int throwOrdinal;
  private int catchOrdinal;
  private int finallyOrdinal;
  private boolean exits;

  ClassSites(SitesOfClass sites) {
    this.sites = sites;
  }

  /**
   * The next throw site of the class, or null when the registry is full.
   *
   * @param origin where it has its exceptions from
   */
  ThrowSite nextThrow(
      String methodName, int line, List<String> variableNames, ThrownOrigin origin) {
    return sites.throwSite(throwOrdinal++, methodName, line, variableNames, origin);
  }

  /** The next catch site of the class, or null when the registry is full. */
  CatchSite nextCatch(String methodName, int line, HandlerUse use) {
    return sites.catchSite(catchOrdinal++, methodName, line, use);
  }

  /** The next site of a {@code finally} block of the class, or null when the registry is full. */
  FinallySite nextFinally(String methodName, int line) {
    return sites.finallySite(finallyOrdinal++, methodName, line);
  }

  /**
   * An exit site of a method, or null when the registry is full.
   *
   * @param part tells it from others of the class
   */
  ExitSite exit(String methodName, String part, int line, List<String> variableNames) {
    exits = true;
    return sites.exitSite(part, methodName, line, variableNames);
  }

  /** Whether the class has had no site so far. */
  boolean isEmpty() {
    return throwOrdinal == 0 && catchOrdinal == 0 && finallyOrdinal == 0 && !exits;
  }
}
