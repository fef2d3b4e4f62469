package dev.faultline.bootstrap;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The agent's own log: whole lines that start with {@code [faultline]}, on the process's standard
 * error or in a file. It uses neither a logging framework nor {@code System.err}, which belong to
 * the application. Thread-safe; never throws.
 */
public final class AgentLog {

  /** How much is written, least first. */
  public enum Level {
    OFF,
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  private static final int PROBLEMS = 10;

  private final Queue<String> problems = new ConcurrentLinkedQueue<>();
  private volatile Level threshold;
  private final OutputStream out;
  private final boolean timestamps;

  private AgentLog(Level threshold, OutputStream out, boolean timestamps) {
    this.threshold = threshold;
    this.out = out;
    this.timestamps = timestamps;
  }

  /** A log on the process's standard error, without timestamps. */
  public static AgentLog standardError(Level threshold) {
    return new AgentLog(threshold, new FileOutputStream(FileDescriptor.err), false);
  }

  /**
   * A log appended to a file, each line with its time.
   *
   * @throws IOException when the file cannot be opened for writing
   */
  public static AgentLog file(Level threshold, File file) throws IOException {
    return new AgentLog(threshold, new FileOutputStream(file, true), true);
  }

  /** Writes as much as this level says from now on. */
  public void threshold(Level level) {
    threshold = level;
  }

  /**
   * Whether {@link #debug} writes anything, so that what is costly to tell need not be worked out.
   */
  public boolean isDebug() {
    return Level.DEBUG.compareTo(threshold) <= 0;
  }

  /** The application was not disturbed, but the agent cannot do its work. */
  public void error(String message) {
    write(Level.ERROR, message);
  }

  /** Something that the user should mend. */
  public void warn(String message) {
    write(Level.WARN, message);
  }

  /** Something that the user may want to know. */
  public void info(String message) {
    write(Level.INFO, message);
  }

  /** Something that helps to find a fault of the agent. */
  public void debug(String message) {
    write(Level.DEBUG, message);
  }

  /** The last warnings and errors, oldest first; a few of them. */
  public List<String> problems() {
    return new ArrayList<>(problems);
  }

  private void remember(Level level, String message) {
    problems.add(Instant.now() + " " + level + ": " + message);
    if (problems.size() > PROBLEMS) {
      problems.poll();
    }
  }

  private void write(Level level, String message) {
    if (level.compareTo(Level.WARN) <= 0) {
      remember(level, message);
    }
    if (level.compareTo(threshold) > 0) {
      return;
    }
    try {
      StringBuilder line = new StringBuilder(128);
      if (timestamps) {
        line.append(Instant.now()).append(' ');
      }
      line.append("[faultline] ");
      if (level != Level.INFO) {
        line.append(level).append(": ");
      }
      appendOnOneLine(line, String.valueOf(message));
      line.append('\n');
      // One write per line, so that lines of several threads do not mix and no lock is needed.
      out.write(line.toString().getBytes(StandardCharsets.UTF_8));
    } catch (Throwable e) {
      // Standard error is closed, the disk is full, or the memory: there is nowhere left to say so.
    }
  }

  /** The application's text may be part of a message: it must not pass for lines of the log. */
  private static void appendOnOneLine(StringBuilder line, String message) {
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      boolean breaks = Character.isISOControl(c) && c != '\t' || c == '\u2028' || c == '\u2029';
      line.append(breaks ? ' ' : c);
    }
  }
}
