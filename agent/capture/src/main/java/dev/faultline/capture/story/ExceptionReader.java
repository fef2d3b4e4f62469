package dev.faultline.capture.story;

import dev.faultline.capture.governor.CaptureBudget;
import dev.faultline.capture.redaction.Redaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Asks throwables what they have to say, while they are there to be asked. What code of the JDK
 * answers is asked as soon as the agent's thread hears of the exception, so that the throwable need
 * not be kept. What the application's own code answers is asked when the story is over: until then
 * the application may be at work with the exception, and its classes need not be safe for use by
 * two threads. Used on the agent's thread alone.
 */
final class ExceptionReader {

  private static final int MAX_REACHABLE = 64;

  /** How many causes are asked, to find the last. */
  private static final int MAX_ASKED = 10_000;

  /** What is asked on another thread, as it may be the application's own code, takes so long. */
  private static final int ASKED_ELSEWHERE = 40;

  private static final int MAX_FRAMES = 256;

  private final KnownExceptions exceptions;
  private final ThrowableFacts facts;
  private final Supplier<Redaction> redaction;
  private final CaptureBudget budget;

  /**
   * @param redaction what must not leave the JVM; asked for each exception
   * @param budget whether stack traces are read
   */
  ExceptionReader(
      KnownExceptions exceptions,
      ThrowableFacts facts,
      Supplier<Redaction> redaction,
      CaptureBudget budget) {
    this.exceptions = exceptions;
    this.facts = facts;
    this.redaction = redaction;
    this.budget = budget;
  }

  /**
   * An exception and all that it wraps or suppresses. It itself is asked anew: a cause may be given
   * to it, and others suppressed, after it was thrown.
   *
   * @param all whether those that it wraps or suppresses are asked anew as well
   */
  List<Reached> reach(KnownException outermost, boolean all) {
    List<Reached> reached = new ArrayList<>(4);
    Set<KnownException> seen = new HashSet<>();
    Deque<KnownException> besides = new ArrayDeque<>(4);
    for (KnownException cause : causes(outermost, all, seen)) {
      reached.add(new Reached(cause, false));
      besides.addAll(cause.suppressed());
    }
    while (!besides.isEmpty() && reached.size() < MAX_REACHABLE) {
      KnownException one = besides.poll();
      if (!seen.add(one)) {
        continue;
      }
      if (all || !one.areLinksKnown()) {
        readLinks(one);
      }
      reached.add(new Reached(one, true));
      if (one.cause() != null) {
        besides.add(one.cause());
      }
      besides.addAll(one.suppressed());
    }
    return reached;
  }

  /**
   * An exception and its causes; of a long chain both ends, which are linked, so that what is
   * between them need not be kept.
   */
  private List<KnownException> causes(
      KnownException outermost, boolean all, Set<KnownException> seen) {
    List<KnownException> causes = new ArrayList<>(4);
    int asked = 0;
    for (KnownException one = outermost;
        one != null && asked < MAX_ASKED && seen.add(one);
        one = one.cause()) {
      asked++;
      if (all || one == outermost || !one.areLinksKnown()) {
        asked += readLinks(one) ? 0 : ASKED_ELSEWHERE;
      }
      causes.add(one);
    }
    int tail = causes.size() - ThrowableChain.END;
    if (tail <= ThrowableChain.END) {
      return causes;
    }
    int leftOut = tail - ThrowableChain.END;
    for (KnownException one : causes.subList(ThrowableChain.END - 1, tail)) {
      leftOut += one.causesLeftOut();
    }
    causes.get(ThrowableChain.END - 1).link(causes.get(tail), leftOut);
    causes.subList(ThrowableChain.END, tail).clear();
    return causes;
  }

  /** False when it had to be asked on another thread. */
  private boolean readLinks(KnownException one) {
    Throwable throwable = one.throwable();
    if (throwable == null) {
      return true;
    }
    Throwable cause = facts.causeOf(throwable);
    Throwable[] suppressed = facts.suppressedBy(throwable);
    List<KnownException> sides = Collections.emptyList();
    if (suppressed.length > 0) {
      sides = new ArrayList<>();
      for (int i = 0; i < suppressed.length && i < MAX_REACHABLE; i++) {
        sides.add(exceptions.of(suppressed[i]));
      }
    }
    one.links(cause == null ? null : exceptions.of(cause), sides, suppressed.length - sides.size());
    return facts.isPlain(throwable);
  }

  /** Reads what can be read at once. */
  void read(List<Reached> all) {
    for (Reached reached : all) {
      read(reached.exception, false);
    }
  }

  /** Reads the stack traces, by whatever code they are answered. */
  void expand(List<Reached> all) {
    for (Reached reached : all) {
      Throwable throwable = reached.exception.throwable();
      if (throwable != null && reached.exception.frames() == null) {
        readFrames(reached.exception, throwable);
      }
    }
  }

  /** Reads what is still to be read of exceptions of which an event is made now. */
  void readFinally(List<Reached> all) {
    for (Reached reached : all) {
      read(reached.exception, true);
      reached.exception.awaitNoLonger();
    }
  }

  private void read(KnownException one, boolean over) {
    Throwable throwable = one.throwable();
    if (throwable == null) {
      return;
    }
    if (one.frames() == null && mayAsk(throwable, ThrowableQuestion.STACK_TRACE, over)) {
      readFrames(one, throwable);
    }
    if ((over || !one.isMessageKnown()) && mayAsk(throwable, ThrowableQuestion.MESSAGE, over)) {
      readMessage(one, throwable);
    }
  }

  private boolean mayAsk(Throwable throwable, ThrowableQuestion question, boolean over) {
    return over || facts.answersByTheJdk(throwable, question);
  }

  private void readFrames(KnownException one, Throwable throwable) {
    if (!budget.tellingLevel().hasStackTraces()) {
      return;
    }
    StackTraceElement[] all = facts.stackTraceOf(throwable);
    int kept = Math.min(all.length, MAX_FRAMES);
    one.frames(
        kept == all.length ? all : Arrays.copyOf(all, kept),
        all.length - kept,
        all.length > 0 ? null : facts.whyWithoutStackTrace(throwable));
  }

  private void readMessage(KnownException one, Throwable throwable) {
    String given = facts.messageOf(throwable);
    if (!one.isMadeOf(given)) {
      one.message(given, redaction.get().message(given));
    }
  }

  /** One that was reached from an exception. */
  static final class Reached {

    private final KnownException exception;
    private final boolean beside;

    private Reached(KnownException exception, boolean beside) {
      this.exception = exception;
      this.beside = beside;
    }

    KnownException exception() {
      return exception;
    }

    /** Whether it is suppressed, or below one that is; else it is a cause. */
    boolean isBeside() {
      return beside;
    }
  }
}
