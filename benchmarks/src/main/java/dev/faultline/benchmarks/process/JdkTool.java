package dev.faultline.benchmarks.process;

import java.nio.file.Path;

/** The tools of the JDK that runs this program. */
public final class JdkTool {
  private JdkTool() {}

  /**
   * The path of one of them.
   *
   * @param name such as {@code java}
   */
  public static String path(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
