package dev.faultline.benchmarks.collector;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All issues of a collector as its API lists them, counted, and some of them, evenly from newest to
 * oldest.
 *
 * @param issues how many there are
 * @param events what their counts add up to
 * @param some texts and numbers of some issues, by the API's names
 */
record IssueCensus(long issues, long events, List<Map<String, String>> some) {
  private static final String PAGE = "/api/v1/issues?limit=500";

  /**
   * Pages through them.
   *
   * @param expected how many there should be, by which it is chosen which are kept
   * @param kept how many of them, at least
   */
  static IssueCensus of(CollectorConnection collector, int expected, int kept)
      throws IOException, InterruptedException {
    int step = Math.max(1, expected / kept);
    List<Map<String, String>> some = new ArrayList<>();
    long issues = 0;
    long events = 0;
    String next = "";
    while (next != null) {
      Listing listing = Listing.read(collector.get(PAGE + next));
      for (Map<String, String> issue : listing.issues) {
        if (issues++ % step == 0) {
          some.add(issue);
        }
        events += Long.parseLong(issue.get("count"));
      }
      next = listing.next == null ? null : "&before=" + listing.next;
    }
    return new IssueCensus(issues, events, List.copyOf(some));
  }

  /** A page of the list. */
  private record Listing(List<Map<String, String>> issues, String next) {
    static Listing read(String json) throws IOException {
      List<Map<String, String>> issues = new ArrayList<>();
      Map<String, String> outer = new HashMap<>();
      Map<String, String> current = outer;
      try (JsonParser parser = new JsonFactory().createParser(json)) {
        while (parser.nextToken() != null) {
          JsonToken token = parser.currentToken();
          if (token == JsonToken.START_OBJECT && parser.getParsingContext().getParent().inArray()) {
            current = new HashMap<>();
            issues.add(current);
          } else if (token == JsonToken.END_OBJECT) {
            current = outer;
          } else if (token.isScalarValue()) {
            current.put(parser.currentName(), parser.getText());
          }
        }
      }
      return new Listing(issues, outer.get("next"));
    }
  }
}
