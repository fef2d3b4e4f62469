package dev.faultline.demo;

import java.util.ArrayList;
import java.util.List;

/** The lines about one expected issue, as they are read. */
final class Paragraph {
  private final String name;
  private final List<ExpectedThrow> finished = new ArrayList<>();
  private final List<ExpectedVariable> variables = new ArrayList<>();
  private String became;
  private String exception;
  private String thrown;

  Paragraph(String name) {
    this.name = name;
  }

  /** Takes a line in, or returns false when it has no meaning here. */
  boolean take(String key, String value) {
    boolean inException = exception != null;
    switch (key) {
      case "became" -> became = value;
      case "exception" -> {
        if (inException) {
          return false;
        }
        exception = value;
      }
      case "cause" -> {
        if (!inException) {
          return false;
        }
        finishException();
        exception = value;
      }
      case "thrown" -> thrown = value;
      case "variable" -> {
        if (thrown == null) {
          return false;
        }
        variables.add(ExpectedVariable.parse(value));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  ExpectedIssue issue() {
    finishException();
    return new ExpectedIssue(
        name, became, finished.get(0), List.copyOf(finished.subList(1, finished.size())));
  }

  private void finishException() {
    if (exception == null) {
      throw new IllegalArgumentException("The issue '" + name + "' has no exception");
    }
    finished.add(new ExpectedThrow(exception, thrown, List.copyOf(variables)));
    variables.clear();
    exception = null;
    thrown = null;
  }
}
