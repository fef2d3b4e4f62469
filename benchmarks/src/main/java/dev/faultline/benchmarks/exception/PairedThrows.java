package dev.faultline.benchmarks.exception;

import dev.faultline.benchmarks.agent.AgentBeans;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that throws by turns in code that the agent has woven and in the same code that it has
 * not, some hundred times each: what one JVM differs from another by, and what changes on the
 * machine, is in both. Prints for each second what a throw took that is not woven, and how much
 * more one took that is, both in nanoseconds and medians of all pairs of turns of that second.
 */
final class PairedThrows {
  private static final String COUNTED = "capture.exceptions_counted_at_sites";
  private static final String DETAIL = "overhead.detail";
  private static final int TURN = 200;

  private final List<ThrowingCode> woven = ThrowingCopies.woven();
  private final List<ThrowingCode> unwoven = ThrowingCopies.unwoven();
  private final List<Long> unwovenNanos = new ArrayList<>();
  private final List<Long> moreNanos = new ArrayList<>();
  private Throwable last;
  private long pairs;

  /**
   * Runs.
   *
   * @param args seconds that are not told, and seconds that are
   */
  public static void main(String[] args) throws InterruptedException {
    AgentBeans.prepare();
    AgentBeans agent = new AgentBeans();
    PairedThrows throwing = new PairedThrows();
    throwing.run(Integer.parseInt(args[0]), false);
    long before = agent.figure(COUNTED);
    long pairs = throwing.pairs;
    throwing.run(Integer.parseInt(args[1]), true);
    long counted = agent.figure(COUNTED) - before;
    long expected = 2 * TURN * (throwing.pairs - pairs);
    String detail = agent.text(DETAIL);
    if (counted != expected || !detail.startsWith("full ")) {
      throw new IllegalStateException(
          "the agent has counted "
              + counted
              + " of "
              + expected
              + " sightings of exceptions, and its detail is "
              + detail);
    }
  }

  private void run(int seconds, boolean told) {
    for (int second = 0; second < seconds; second++) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
      while (System.nanoTime() - end < 0) {
        pair();
      }
      if (told) {
        System.out.println(InTurns.TOLD + median(unwovenNanos) + " " + median(moreNanos));
      }
      unwovenNanos.clear();
      moreNanos.clear();
    }
  }

  private void pair() {
    int copy = (int) (pairs % ThrowingCopies.COUNT);
    boolean wovenFirst = pairs++ / ThrowingCopies.COUNT % 2 == 0;
    long first = turn((wovenFirst ? woven : unwoven).get(copy));
    long second = turn((wovenFirst ? unwoven : woven).get(copy));
    unwovenNanos.add(wovenFirst ? second : first);
    moreNanos.add(wovenFirst ? first - second : second - first);
  }

  private long turn(ThrowingCode code) {
    long started = System.nanoTime();
    for (int i = 0; i < TURN; i++) {
      last = code.thrown(Exceptions.JUDGED_DEPTH);
    }
    return System.nanoTime() - started;
  }

  private static double median(List<Long> ofTurns) {
    long[] sorted = ofTurns.stream().mapToLong(Long::longValue).sorted().toArray();
    return (double) sorted[sorted.length / 2] / TURN;
  }
}
