package dev.faultline.agent.command.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the operating system tells about processes; more on Linux than elsewhere. */
final class OperatingSystem {

  private static final File PROC = new File("/proc");

  private OperatingSystem() {}

  static boolean isLinux() {
    return System.getProperty("os.name").startsWith("Linux");
  }

  /** Whether there is such a process; true when it cannot be told. */
  static boolean isAlive(long pid) {
    if (isLinux()) {
      return new File(PROC, Long.toString(pid)).isDirectory();
    }
    try {
      Class<?> handle = Class.forName("java.lang.ProcessHandle");
      Object found = handle.getMethod("of", long.class).invoke(null, pid);
      return ((java.util.Optional<?>) found).isPresent();
    } catch (ReflectiveOperationException java8) {
      return true;
    }
  }

  /** Name of the user that a process belongs to, or null when it cannot be told. */
  static String owner(long pid) {
    try {
      return isLinux() ? Files.getOwner(folder(pid)).getName() : null;
    } catch (IOException gone) {
      return null;
    }
  }

  /**
   * Whether a process has a JVM in it, by the libraries that it has mapped; false when it does not
   * let us see them, true on systems that do not tell.
   */
  static boolean isJvm(long pid) {
    if (!isLinux()) {
      return true;
    }
    String libraries = read(pid, "maps");
    return libraries != null
        && (libraries.contains("/libjvm.so") || libraries.contains("/libj9vm"));
  }

  /** Whether a process was started with this argument. */
  static boolean hasArgument(long pid, String argument) {
    String commandLine = isLinux() ? read(pid, "cmdline") : null;
    return commandLine != null && ("\0" + commandLine + "\0").contains("\0" + argument + "\0");
  }

  private static String read(long pid, String name) {
    try {
      return new String(Files.readAllBytes(folder(pid).resolve(name)), StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      return null;
    }
  }

  private static Path folder(long pid) {
    return PROC.toPath().resolve(Long.toString(pid));
  }
}
