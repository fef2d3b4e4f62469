package dev.faultline.it.transparency;

import java.util.List;

/**
 * How one test ended.
 *
 * @param status SUCCESSFUL, FAILED, ABORTED or SKIPPED; ABSENT when it did not run at all
 * @param thrown class of what it threw, or empty
 * @param message message of that, with escapes, or why it was skipped
 */
record TestResult(String status, String thrown, String message) {

  static final TestResult ABSENT = new TestResult("ABSENT", "", "");

  /** What two runs may agree on, from all down to the status alone. */
  List<List<String>> views() {
    return List.of(List.of(status, thrown, message), List.of(status, thrown), List.of(status));
  }

  @Override
  public String toString() {
    return thrown.isEmpty() ? status + " " + message : status + " " + thrown + ": " + message;
  }
}
