package dev.faultline.benchmarks.exception;

import dev.faultline.benchmarks.agent.AgentBeans;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A program that throws by turns in code that the agent has woven and in the same code that it has
 * not, some hundred times each: what one JVM differs from another by, and what changes on the
 * machine, is in both. There are several copies of each, because two that are the same are compiled
 * to code of which one may be slower by a thirtieth. Prints for each second what a throw took that
 * is not woven, and how much more one took that is, both in nanoseconds and medians of all pairs of
 * turns of that second.
 */
final class PairedThrows {
  private static final String ORIGINAL = ThrowingClass.class.getSimpleName();
  private static final int COPIES = 10;

  /** Begins the lines that tell what was measured. */
  static final String TOLD = "in turns: ";

  private static final String WOVEN = "WovenClass%03d";
  private static final String UNWOVEN = "PlainClass%03d";
  private static final String COUNTED = "capture.exceptions_counted_at_sites";
  private static final String DETAIL = "overhead.detail";
  private static final int TURN = 200;

  private final List<ThrowingCode> woven = new ArrayList<>();
  private final List<ThrowingCode> unwoven = new ArrayList<>();
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

  private PairedThrows() {
    for (int copy = 0; copy < COPIES; copy++) {
      woven.add(copy(WOVEN, copy));
      unwoven.add(copy(UNWOVEN, copy));
    }
  }

  /** What the agent is to take for the user's classes. */
  static String inApp() {
    return IntStream.range(0, COPIES)
        .mapToObj(copy -> PairedThrows.class.getPackageName() + '.' + name(WOVEN, copy))
        .collect(Collectors.joining(","));
  }

  /** As long as the original, so that it can stand in its place in a class file. */
  private static String name(String pattern, int copy) {
    return String.format(Locale.ROOT, pattern, copy);
  }

  private static ThrowingCode copy(String pattern, int copy) {
    try (InputStream in = PairedThrows.class.getResourceAsStream(ORIGINAL + ".class")) {
      // Each byte is a character here, and the other way round.
      String code = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      String renamed = code.replace(ORIGINAL, name(pattern, copy));
      ThrowingCode made =
          (ThrowingCode)
              MethodHandles.lookup()
                  .defineClass(renamed.getBytes(StandardCharsets.ISO_8859_1))
                  .getDeclaredConstructor()
                  .newInstance();
      requireStack(made);
      return made;
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void requireStack(ThrowingCode code) {
    String name = code.getClass().getName();
    StackTraceElement[] trace = code.thrown(Exceptions.JUDGED_DEPTH).getStackTrace();
    if (Arrays.stream(trace).filter(frame -> frame.getClassName().equals(name)).count()
        < Exceptions.JUDGED_DEPTH) {
      throw new IllegalStateException("the stack is another: " + Arrays.toString(trace));
    }
  }

  private void run(int seconds, boolean told) {
    for (int second = 0; second < seconds; second++) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
      while (System.nanoTime() - end < 0) {
        pair();
      }
      if (told) {
        System.out.println(TOLD + median(unwovenNanos) + " " + median(moreNanos));
      }
      unwovenNanos.clear();
      moreNanos.clear();
    }
  }

  private void pair() {
    int copy = (int) (pairs % COPIES);
    boolean wovenFirst = pairs++ / COPIES % 2 == 0;
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
