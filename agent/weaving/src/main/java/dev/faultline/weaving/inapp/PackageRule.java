package dev.faultline.weaving.inapp;

import java.security.ProtectionDomain;
import java.util.Collection;

/** Covers packages with all below them, and single classes with those nested in them. */
final class PackageRule implements InAppRule {

  private final String[] prefixes;

  /**
   * @param names names of packages or classes, such as {@code com.acme}; not empty ones
   */
  PackageRule(Collection<String> names) {
    prefixes = new String[names.size()];
    int i = 0;
    for (String name : names) {
      prefixes[i++] = name.replace('.', '/');
    }
  }

  @Override
  public boolean covers(String className, ProtectionDomain domain) {
    for (String prefix : prefixes) {
      if (className.startsWith(prefix)
          && (className.length() == prefix.length() || endsName(className, prefix.length()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsName(String className, int at) {
    char next = className.charAt(at);
    return next == '/' || next == '$';
  }
}
