package com.acme.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * One line for each test: its unique id, how it ended, and the class and the message of what it
 * threw; and one for each container that did not end well. Tabs are between, line ends are escaped.
 */
final class ResultLines implements TestExecutionListener, AutoCloseable {

  private static final int MESSAGE_LENGTH = 1000;

  /** Another in each run, and part of many messages. */
  private static final String FOLDER = System.getProperty("user.dir");

  private final Writer out;

  ResultLines(Writer out) {
    this.out = out;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    write(test, "SKIPPED", "", reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Throwable thrown = result.getThrowable().orElse(null);
    if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
      write(
          test,
          result.getStatus().name(),
          thrown == null ? "" : thrown.getClass().getName(),
          message(thrown));
    }
  }

  private static String message(Throwable thrown) {
    try {
      return thrown == null ? "" : String.valueOf(thrown.getMessage()).replace(FOLDER, ".");
    } catch (Throwable itself) {
      return "(getMessage threw " + itself.getClass().getName() + ")";
    }
  }

  /** Tests may run on several threads at once. */
  private synchronized void write(TestIdentifier test, String status, String type, String message) {
    String shortened =
        message.length() > MESSAGE_LENGTH ? message.substring(0, MESSAGE_LENGTH) : message;
    try {
      out.write(escaped(test.getUniqueId()) + '\t' + status + '\t' + type + '\t');
      out.write(escaped(shortened) + '\n');
      // So that a JVM that dies leaves what it did until then.
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        escaped.append("\\\\");
      } else if (c < ' ' || c > '~') {
        escaped.append(String.format("\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
