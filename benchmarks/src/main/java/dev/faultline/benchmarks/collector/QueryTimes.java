package dev.faultline.benchmarks.collector;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * How long pages and the API take to answer, one request at a time, each about another issue. What
 * warms up is not counted.
 */
final class QueryTimes {
  /** Of each kind. */
  static final int COUNTED = 50;

  private static final int WARM_UP = 10;

  /** How many issues are needed to ask for. */
  static final int ISSUES = WARM_UP + COUNTED;

  /** What is asked for about an issue, by its name. */
  private static final Map<String, Function<Map<String, String>, String>> PATHS =
      new LinkedHashMap<>();

  static {
    PATHS.put("page: issues, the newest", issue -> "/");
    PATHS.put("page: issues, from one on", issue -> "/?before=" + encoded(issue, "lastSeen"));
    PATHS.put("page: issues, search for one", issue -> "/?q=" + encoded(issue, "culprit"));
    PATHS.put(
        "page: issues, of a service and disposition",
        issue ->
            "/?service="
                + encoded(issue, "service")
                + "&disposition="
                + encoded(issue, "disposition"));
    PATHS.put("page: an issue", issue -> "/issues/" + issue.get("id"));
    PATHS.put("page: agents", issue -> "/agents");
    PATHS.put("API: issues, the newest", issue -> "/api/v1/issues");
    PATHS.put(
        "API: issues, from one on", issue -> "/api/v1/issues?before=" + encoded(issue, "lastSeen"));
    PATHS.put(
        "API: issues, search for one", issue -> "/api/v1/issues?q=" + encoded(issue, "culprit"));
    PATHS.put(
        "API: issues, search for none",
        issue -> "/api/v1/issues?q=no" + encoded(issue, "id") + "such");
    PATHS.put(
        "API: issues, of a service and disposition",
        issue ->
            "/api/v1/issues?service="
                + encoded(issue, "service")
                + "&disposition="
                + encoded(issue, "disposition"));
    PATHS.put("API: an issue", issue -> "/api/v1/issues/" + issue.get("id"));
    PATHS.put("API: an issue's events", issue -> "/api/v1/issues/" + issue.get("id") + "/events");
    PATHS.put("API: health", issue -> "/api/v1/health");
  }

  /** In their answers the issue has to be. */
  private static final Set<String> ABOUT_ONE =
      Set.of(
          "page: issues, search for one",
          "page: an issue",
          "API: issues, search for one",
          "API: an issue");

  private final CollectorConnection collector;

  QueryTimes(CollectorConnection collector) {
    this.collector = collector;
  }

  /** Names of what is asked for. */
  static List<String> names() {
    return new ArrayList<>(PATHS.keySet());
  }

  /**
   * Asks, by turns about each of the issues.
   *
   * @param issues as the API lists them, at least one
   * @return latencies in nanoseconds
   * @throws IllegalStateException when an answer is another than it should be
   */
  Histogram measure(String name, List<Map<String, String>> issues)
      throws IOException, InterruptedException {
    Function<Map<String, String>, String> path = PATHS.get(name);
    Histogram latencies = new Histogram(TimeUnit.MINUTES.toNanos(60), 3);
    for (int i = 0; i < WARM_UP + COUNTED; i++) {
      long started = System.nanoTime();
      Map<String, String> issue = issues.get(i % issues.size());
      String answer = collector.get(path.apply(issue));
      if (i >= WARM_UP) {
        latencies.recordValue(System.nanoTime() - started);
      }
      if (ABOUT_ONE.contains(name) && !answer.contains(issue.get("id"))) {
        throw new IllegalStateException(name + ": the issue " + issue + " is not in the answer");
      }
    }
    return latencies;
  }

  private static String encoded(Map<String, String> issue, String field) {
    return URLEncoder.encode(issue.get(field), StandardCharsets.UTF_8);
  }
}
