package dev.faultline.guards.figures;

import dev.faultline.resilience.breaker.BreakerMode;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.WindowFigures;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Guards with their states and figures, in lines for people. */
public final class GuardList {

  private static final String[] HEADINGS = {
    "guard", "breaker", "calls", "failed", "recovered", "retries", "refused", "under way"
  };

  private GuardList() {}

  /** A line for each guard below one of headings, with the states of all its deployments. */
  public static String of(List<GuardState> states) {
    if (states.isEmpty()) {
      return "no guard that is there has been called yet";
    }
    List<String[]> rows = new ArrayList<>();
    rows.add(HEADINGS);
    for (ListedGuard one : ListedGuard.of(states)) {
      rows.add(row(one));
    }
    int[] widths = new int[HEADINGS.length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      text.append(text.length() == 0 ? "" : "\n").append(line(row, widths));
    }
    return text.toString();
  }

  private static String[] row(ListedGuard guard) {
    GuardFigures figures = guard.figures();
    return new String[] {
      figures.name(),
      modes(guard.breakers()),
      Long.toString(figures.calls()),
      Long.toString(figures.failed()),
      Long.toString(figures.recovered()),
      Long.toString(figures.retries()),
      Long.toString(figures.refused()),
      underWay(guard.bulkheads())
    };
  }

  private static String modes(List<CircuitBreaker> breakers) {
    if (breakers.isEmpty()) {
      return "-";
    }
    if (breakers.size() == 1) {
      return mode(breakers.get(0));
    }
    Map<BreakerMode, Integer> counts = new EnumMap<>(BreakerMode.class);
    for (CircuitBreaker one : breakers) {
      Integer count = counts.get(one.mode());
      counts.put(one.mode(), count == null ? 1 : count + 1);
    }
    StringBuilder text = new StringBuilder();
    for (Map.Entry<BreakerMode, Integer> one : counts.entrySet()) {
      text.append(text.length() == 0 ? "" : ", ")
          .append(one.getValue())
          .append(' ')
          .append(word(one.getKey()));
    }
    return text.toString();
  }

  private static String mode(CircuitBreaker breaker) {
    String mode = word(breaker.mode());
    WindowFigures window = breaker.window();
    // There is none while it is open.
    return window.calls() == 0
        ? mode
        : mode + " (" + window.failed() + " of " + window.calls() + " failed)";
  }

  private static String word(BreakerMode mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String underWay(List<BulkheadState> bulkheads) {
    int calls = 0;
    int limit = 0;
    for (BulkheadState one : bulkheads) {
      calls += one.underWay();
      limit += one.limit();
    }
    return bulkheads.isEmpty() ? "-" : calls + " of " + limit;
  }

  private static String line(String[] row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      StringBuilder cell = new StringBuilder();
      for (int blanks = row[i].length(); blanks < widths[i]; blanks++) {
        cell.append(' ');
      }
      // Texts begin, numbers end where their column does.
      line.append(i == 0 ? "" : "  ").append(i < 2 ? row[i] + cell : cell + row[i]);
    }
    int end = line.length();
    while (line.charAt(end - 1) == ' ') {
      end--;
    }
    return line.substring(0, end);
  }
}
