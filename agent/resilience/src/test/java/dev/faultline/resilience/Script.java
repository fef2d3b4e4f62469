package dev.faultline.resilience;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.Callable;

/** Code that throws and returns what a test has written down, one attempt after the other. */
final class Script implements Callable<Object> {

  /** A line by which null is returned. */
  static final Object NULL = new Object();

  private final Deque<Object> lines;
  private int calls;

  /**
   * @param lines throwables to throw, anything else to return
   */
  Script(Object... lines) {
    this.lines = new ArrayDeque<>(Arrays.asList(lines));
  }

  @Override
  public Object call() throws Exception {
    calls++;
    Object line = lines.removeFirst();
    if (line instanceof Exception failure) {
      throw failure;
    }
    if (line instanceof Error failure) {
      throw failure;
    }
    return line == NULL ? null : line;
  }

  /** How often it was called. */
  int calls() {
    return calls;
  }
}
