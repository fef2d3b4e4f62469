package dev.faultline.demo;

import java.util.ArrayList;
import java.util.List;

/** The lines about one expected issue, as they are read. */
final class Paragraph {
  private final String name;
  private final List<ExpectedThrow> finished = new ArrayList<>();
  private final List<ExpectedVariable> variables = new ArrayList<>();
  private final List<ExpectedTold> told = new ArrayList<>();
  private String became;
  private String message;
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
      case "message" -> message = value;
      case "tag", "user", "breadcrumb" -> told.add(ExpectedTold.parse(key, value));
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
    if (message == null) {
      finishException();
    }
    return new ExpectedIssue(name, became, message, List.copyOf(finished), List.copyOf(told));
  }

  private void finishException() {
    if (exception == null) {
      throw new IllegalArgumentException(
          "The issue '" + name + "' has neither exception nor message");
    }
    finished.add(new ExpectedThrow(exception, thrown, List.copyOf(variables)));
    variables.clear();
    exception = null;
    thrown = null;
  }
}
