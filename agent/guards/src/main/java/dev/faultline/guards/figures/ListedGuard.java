package dev.faultline.guards.figures;

import dev.faultline.resilience.breaker.CircuitBreaker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The guards of one name: what they have done, which is counted for the JVM, and the states of each
 * deployment's. Immutable but for what these tell.
 */
public final class ListedGuard {

  private final GuardFigures figures;
  private final List<GuardState> states = new ArrayList<>();

  private ListedGuard(GuardFigures figures) {
    this.figures = figures;
  }

  /** One for each name, in the order in which they come. */
  public static List<ListedGuard> of(List<GuardState> states) {
    Map<String, ListedGuard> byName = new LinkedHashMap<>();
    for (GuardState one : states) {
      String name = one.figures().name();
      ListedGuard listed = byName.get(name);
      if (listed == null) {
        listed = new ListedGuard(one.figures());
        byName.put(name, listed);
      }
      listed.states.add(one);
    }
    return new ArrayList<>(byName.values());
  }

  /** What all of them have done. */
  public GuardFigures figures() {
    return figures;
  }

  /** Of the deployments whose guard has one. */
  public List<CircuitBreaker> breakers() {
    List<CircuitBreaker> breakers = new ArrayList<>();
    for (GuardState one : states) {
      if (one.breaker() != null) {
        breakers.add(one.breaker());
      }
    }
    return breakers;
  }

  /** As {@link #breakers}. */
  public List<BulkheadState> bulkheads() {
    List<BulkheadState> bulkheads = new ArrayList<>();
    for (GuardState one : states) {
      if (one.bulkhead() != null) {
        bulkheads.add(one.bulkhead());
      }
    }
    return bulkheads;
  }
}
