package com.acme.redefined;

/** What is redefined: each "old" becomes "new". */
final class Version {

  private Version() {}

  static void throwing() {
    String version = "old";
    throw new IllegalStateException("thrown by the " + version);
  }

  static int passed(String text) {
    String version = "old";
    return Integer.parseInt(version + " " + text);
  }
}
