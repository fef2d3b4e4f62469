package dev.faultline.benchmarks.exception;

import dev.faultline.benchmarks.agent.AgentBeans;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A program that throws by turns where the agent captures it, where it does not, and where it does
 * not but Sentry's SDK is told, with some other work before each as {@link ReportedThrow} has it.
 * Prints for each second what a throw took that was neither captured nor reported, and how much
 * more each of the others, in nanoseconds and by medians of single throws.
 */
final class PairedReports {
  /** Each throws in code of its own: what has run just before is in the cache. */
  private final List<Kind> kinds =
      List.of(
          new Kind(ThrowingCopies.unwoven(), Reporter.NONE),
          new Kind(ThrowingCopies.woven(), Reporter.NONE),
          new Kind(ThrowingCopies.othersUnwoven(), Reporter.SENTRY));

  private int rounds;

  /** Keeps what was reported from being optimised away. */
  private Object last;

  /** Where an exception is thrown, who is told, and what that took each time. */
  private record Kind(List<ThrowingCode> code, Reporter reporter, List<Long> nanos) {
    Kind(List<ThrowingCode> code, Reporter reporter) {
      this(code, reporter, new ArrayList<>());
    }

    double median() {
      return nanos.stream()
          .mapToLong(Long::longValue)
          .sorted()
          .skip(nanos.size() / 2)
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * Runs.
   *
   * @param args how many exceptions of each kind there are first, without other work, and for how
   *     many seconds it is told
   */
  public static void main(String[] args) throws InterruptedException {
    AgentBeans.prepare();
    PairedReports reports = new PairedReports();
    reports.warmUp(Integer.parseInt(args[0]));
    ReportedThrow.awaitOtherThreads();
    ToldExceptions told = ToldExceptions.now();
    int before = reports.rounds;
    for (int second = Integer.parseInt(args[1]); second > 0; second--) {
      reports.tellSecond();
    }
    told.requireMore(reports.rounds - before);
  }

  private void warmUp(int exceptions) {
    Reporter.SENTRY.start();
    for (int i = 0; i < exceptions; i++) {
      round(0);
      if (i == 0) {
        Reporter.SENTRY.requireLastReported(Exceptions.JUDGED_DEPTH);
      }
    }
  }

  private void tellSecond() {
    kinds.forEach(kind -> kind.nanos.clear());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    while (System.nanoTime() - end < 0) {
      round(ReportedThrow.OTHER_WORK);
    }
    double neither = kinds.get(0).median();
    System.out.println(
        InTurns.TOLD
            + neither
            + " "
            + (kinds.get(1).median() - neither)
            + " "
            + (kinds.get(2).median() - neither));
  }

  /** One of each kind, each kind as often the first as the others. */
  private void round(int otherWork) {
    int copy = rounds % ThrowingCopies.COUNT;
    int first = rounds++ / ThrowingCopies.COUNT;
    for (int i = 0; i < kinds.size(); i++) {
      Kind kind = kinds.get((first + i) % kinds.size());
      Blackhole.consumeCPU(otherWork);
      long started = System.nanoTime();
      last = kind.reporter.report(kind.code.get(copy).thrown(Exceptions.JUDGED_DEPTH));
      kind.nanos.add(System.nanoTime() - started);
    }
  }
}
