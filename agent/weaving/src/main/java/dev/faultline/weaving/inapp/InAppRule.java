package dev.faultline.weaving.inapp;

import java.security.ProtectionDomain;

/** Decides about one class while it loads. Immutable, thread-safe. */
interface InAppRule {

  /**
   * @param className internal name, such as {@code com/acme/Shop}
   * @param domain where the class comes from; may be null
   */
  boolean covers(String className, ProtectionDomain domain);
}
