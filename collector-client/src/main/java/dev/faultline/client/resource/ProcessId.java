package dev.faultline.client.resource;

import java.io.File;
import java.io.IOException;

/** The process id of this JVM. */
public final class ProcessId {

  private ProcessId() {}

  /** Process id, or -1 where it takes JMX to find out (Java 8 on other systems than Linux). */
  public static long own() {
    try {
      Class<?> handle = Class.forName("java.lang.ProcessHandle");
      Object current = handle.getMethod("current").invoke(null);
      return (Long) handle.getMethod("pid").invoke(current);
    } catch (ReflectiveOperationException java8) {
      return ofProc();
    }
  }

  private static long ofProc() {
    try {
      return Long.parseLong(new File("/proc/self").getCanonicalFile().getName());
    } catch (IOException | NumberFormatException notLinux) {
      return -1;
    }
  }
}
