package dev.faultline.client.spool;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Tells segments of this very JVM by their names, whichever class loader their spool is of. Where
 * locks are POSIX's, a process loses its lock on a file as soon as it closes any other handle of
 * that file, so it must not so much as look into a segment that another of its spools has.
 */
final class JvmToken {

  private static final File STAT = new File("/proc/self/stat");

  /** It is one line. */
  private static final int LONGEST = 4_096;

  /** Of {@code /proc/self/stat}, counted from the state on, which follows the program's name. */
  private static final int START_TIME = 19;

  private JvmToken() {}

  /** Eight hexadecimal digits. */
  static String own() {
    CRC32 crc = new CRC32();
    crc.update(process().getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }

  /** Its number, with the time of its start: in containers many processes have the number 1. */
  private static String process() {
    try {
      String stat = stat();
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return stat.substring(0, stat.indexOf(' ')) + ' ' + fields[START_TIME];
    } catch (IOException | RuntimeException notLinux) {
      return number();
    }
  }

  private static String stat() throws IOException {
    byte[] bytes = new byte[LONGEST];
    int length = 0;
    try (FileInputStream in = new FileInputStream(STAT)) {
      for (int count = 0; count >= 0 && length < LONGEST; length += count) {
        count = in.read(bytes, length, LONGEST - length);
        if (count < 0) {
          break;
        }
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static String number() {
    try {
      Class<?> handles = Class.forName("java.lang.ProcessHandle");
      Method pid = handles.getMethod("pid");
      return String.valueOf(pid.invoke(handles.getMethod("current").invoke(null)));
    } catch (ReflectiveOperationException beforeJava9) {
      // The same object for all of this JVM.
      return "" + System.identityHashCode(ClassLoader.getSystemClassLoader());
    }
  }
}
