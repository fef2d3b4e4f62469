package dev.faultline.it.transparency;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Several runs without the agent against one with it. What all runs without it agree on must be the
 * same with it: the whole result, or, for a test whose message is another each time, its status and
 * the class of what it threw, or the status alone. A test whose status differs without the agent
 * must end in one of the ways seen.
 */
final class Comparison {

  private final List<String> flaky = new ArrayList<>();
  private final List<String> differences = new ArrayList<>();

  Comparison(List<SuiteResults> without, SuiteResults with) {
    Set<String> ids = new LinkedHashSet<>(with.ids());
    without.forEach(run -> ids.addAll(run.ids()));
    for (String id : ids) {
      compare(id, without.stream().map(run -> run.of(id)).toList(), with.of(id));
    }
  }

  private void compare(String id, List<TestResult> without, TestResult with) {
    if (without.stream().distinct().count() > 1) {
      flaky.add(id + "\n" + lines("without", without));
    }
    if (!isExplained(without, with)) {
      differences.add(id + "\n" + lines("without", without) + "\n    with:    " + with);
    }
  }

  private static boolean isExplained(List<TestResult> without, TestResult with) {
    for (int view = 0; view < with.views().size(); view++) {
      int agreeing = view;
      List<List<String>> seen =
          without.stream().map(result -> result.views().get(agreeing)).distinct().toList();
      if (seen.size() == 1) {
        return seen.get(0).equals(with.views().get(view));
      }
    }
    return without.stream().anyMatch(result -> result.status().equals(with.status()));
  }

  private static String lines(String kind, List<TestResult> results) {
    return results.stream()
        .map(result -> "    " + kind + ": " + result)
        .collect(Collectors.joining("\n"));
  }

  /** The tests that are not the same in two runs without the agent, with their results. */
  List<String> flaky() {
    return flaky;
  }

  /** What is another with the agent: the test and all its results. */
  List<String> differences() {
    return differences;
  }
}
