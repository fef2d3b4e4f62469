package dev.faultline.it.everyclass;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the agent's log says of classes and methods that it did not weave, or not wholly. Immutable.
 */
final class LeftAlone {

  private static final String NOT_AT_ALL = " is woven not at all: ";

  private static final Pattern CLASS = Pattern.compile("(\\S+) was left as it is: (.*)");

  private static final Pattern METHOD =
      Pattern.compile(
          "(?<=\\[faultline] )(DEBUG: )?(\\S+ (is woven |is named but not captured: ).*)");

  /** There is nothing that could be woven. */
  private static final Pattern WITHOUT_CODE =
      Pattern.compile("not captured: it is (abstract|native)");

  private final List<String> log;

  LeftAlone(List<String> log) {
    this.log = List.copyOf(log);
  }

  /** Why a class is as it was; null when the log does not say. */
  String reason(String className) {
    for (String line : log) {
      Matcher found = CLASS.matcher(line);
      if (found.find() && found.group(1).equals(className)) {
        return found.group(2);
      }
    }
    return null;
  }

  /** Whether a method of the class had no room for any site. */
  boolean hasUnwovenMethod(String className) {
    return log.stream()
        .anyMatch(line -> line.contains(' ' + className + '.') && line.contains(NOT_AT_ALL));
  }

  /** Methods that have code and do not have all probes, each with its reason. */
  List<String> methods() {
    Set<String> methods = new LinkedHashSet<>();
    for (String line : log) {
      Matcher found = METHOD.matcher(line);
      if (found.find() && !WITHOUT_CODE.matcher(line).find()) {
        methods.add(found.group(2));
      }
    }
    return new ArrayList<>(methods);
  }
}
