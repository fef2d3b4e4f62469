package dev.faultline.guards.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The figures of all guards, by name. Thread-safe, lock-free. */
public final class AllFigures {

  /** Some 4 MB for calls that succeed, and as much again for failed ones, and for each waiting. */
  private static final int MOST_MEASURED = 2048;

  private final ConcurrentSkipListMap<String, GuardFigures> all = new ConcurrentSkipListMap<>();
  private final AtomicInteger measured = new AtomicInteger();
  private final int mostMeasured;

  /**
   * @param keepsDurations whether there are durations at all, beside numbers
   */
  public AllFigures(boolean keepsDurations) {
    mostMeasured = keepsDurations ? MOST_MEASURED : 0;
  }

  /** Those of a name, zero at first. */
  public GuardFigures of(String guard) {
    GuardFigures there = all.get(guard);
    if (there == null) {
      boolean measures = measured.incrementAndGet() <= mostMeasured;
      GuardFigures made = new GuardFigures(guard, measures);
      there = all.putIfAbsent(guard, made);
      if (there == null) {
        return made;
      }
      measured.decrementAndGet();
    }
    return there;
  }

  /** All there are, in the order of their names. */
  public List<GuardFigures> all() {
    return new ArrayList<>(all.values());
  }
}
