package dev.faultline.weaving.inapp;

import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Set;

/**
 * Covers what comes from the program's own places: its class folders, its main jar, the classes of
 * a Spring Boot jar or of a web application. Well-known libraries that were packed into the same
 * jar are left out.
 */
final class CodeSourceRule implements InAppRule {

  /** The place of classes whose code source has no location. */
  static final String NOWHERE = "";

  private final Set<String> places;
  private final String mainLibrary;

  /**
   * @param places paths of class folders, with a slash at the end, and of jars
   * @param mainLibrary prefix of the well-known library that the main class itself belongs to,
   *     which then is what the user wants to see; null for none
   */
  CodeSourceRule(Set<String> places, String mainLibrary) {
    this.places = places;
    this.mainLibrary = mainLibrary;
  }

  @Override
  public boolean covers(String className, ProtectionDomain domain) {
    if (domain == null || isOtherLibrary(className)) {
      return false;
    }
    CodeSource source = domain.getCodeSource();
    if (source == null) {
      return false;
    }
    URL url = source.getLocation();
    if (url == null) {
      return places.contains(NOWHERE);
    }
    // Not URL.toString or equals: those may ask the handler, which may be the application's.
    String path = url.getPath();
    if (path == null) {
      return false;
    }
    return path.contains("/BOOT-INF/classes")
        || path.contains("!BOOT-INF/classes")
        || path.contains("/WEB-INF/classes")
        || places.contains(PercentDecoding.decode(path));
  }

  private boolean isOtherLibrary(String className) {
    return (mainLibrary == null || !className.startsWith(mainLibrary))
        && KnownLibraries.include(className);
  }
}
