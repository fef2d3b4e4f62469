package dev.faultline.capture.governor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The CPU time of one thread, read from Linux's {@code /proc} by any thread, without {@code
 * java.lang.management}, whose classes the application may never load. Used by the governor's
 * thread alone once it was made.
 */
final class ThreadCpu {

  private static final String SCHEDSTAT = "/proc/thread-self/schedstat";
  private static final String STAT = "/proc/thread-self/stat";

  /** What Linux has on every architecture that Java runs on (USER_HZ). */
  private static final long NANOS_PER_TICK = TimeUnit.SECONDS.toNanos(1) / 100;

  private static final int USER_TICKS_FIELD = 11;

  private final byte[] buffer = new byte[1_024];
  private final RandomAccessFile file;
  private final boolean ticks;
  private long last;

  private ThreadCpu(RandomAccessFile file, boolean ticks) {
    this.file = file;
    this.ticks = ticks;
  }

  /** Of the calling thread; null where the system does not tell. */
  static ThreadCpu ofCurrentThread() {
    ThreadCpu exact = open(SCHEDSTAT, false);
    return exact != null ? exact : open(STAT, true);
  }

  private static ThreadCpu open(String path, boolean ticks) {
    RandomAccessFile file = null;
    try {
      // The path names the thread that opens it, and goes on meaning that one.
      file = new RandomAccessFile(path, "r");
      ThreadCpu opened = new ThreadCpu(file, ticks);
      opened.last = opened.read();
      return opened;
    } catch (IOException | RuntimeException notHere) {
      // Another system, an old or cut-down Linux, or a security manager.
      close(file);
      return null;
    }
  }

  private long read() throws IOException {
    file.seek(0);
    int length = file.read(buffer);
    String text = new String(buffer, 0, Math.max(0, length), StandardCharsets.US_ASCII);
    return ticks ? parseStat(text) : parseSchedstat(text);
  }

  /** Nanoseconds on a CPU, nanoseconds waiting for one, time slices. */
  static long parseSchedstat(String text) throws IOException {
    return number(text.trim().split(" ")[0], text);
  }

  /** Number, name in parentheses, state, then numbers, of which two are user and system ticks. */
  static long parseStat(String text) throws IOException {
    // The name may hold spaces and parentheses of its own.
    String[] fields = text.substring(text.lastIndexOf(')') + 1).trim().split(" ");
    if (fields.length < USER_TICKS_FIELD + 2) {
      throw new IOException("too short: " + text);
    }
    long user = number(fields[USER_TICKS_FIELD], text);
    long system = number(fields[USER_TICKS_FIELD + 1], text);
    return (user + system) * NANOS_PER_TICK;
  }

  private static long number(String field, String text) throws IOException {
    try {
      return Long.parseLong(field);
    } catch (NumberFormatException unknown) {
      throw new IOException("not a number: " + text, unknown);
    }
  }

  /** CPU time used up to now, in nanoseconds; that of the end for a thread that has ended. */
  long nanos() {
    try {
      last = Math.max(last, read());
    } catch (IOException ended) {
      // A thread that is gone has no statistics any more.
    }
    return last;
  }

  void close() {
    close(file);
  }

  private static void close(RandomAccessFile file) {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException ignored) {
      // It was open for reading: nothing is lost.
    }
  }
}
