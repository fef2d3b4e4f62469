package dev.faultline.agent.backend.jar;

/** Of this JVM. */
final class JavaVersion {
  private JavaVersion() {}

  /** Such as 8 or 17. */
  static int current() {
    String version = System.getProperty("java.specification.version");
    return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
  }
}
