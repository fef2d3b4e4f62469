package dev.faultline.it.jdk;

import java.nio.file.Path;

/**
 * A JDK that programs are started on.
 *
 * @param major Java version, such as 8 or 21
 * @param home its home folder, without symbolic links
 */
public record Jdk(int major, Path home) {

  /** The path of one of its programs, such as {@code java}. */
  public Path tool(String name) {
    return home.resolve("bin").resolve(name);
  }

  public boolean isAtLeast(int version) {
    return major >= version;
  }

  @Override
  public String toString() {
    return "JDK " + major;
  }
}
