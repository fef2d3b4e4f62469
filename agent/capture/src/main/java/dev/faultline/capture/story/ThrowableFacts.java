package dev.faultline.capture.story;

import dev.faultline.bootstrap.AgentLog;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a throwable says about itself. Its methods may be the application's own and may throw,
 * return null, return themselves, or never return, so they are asked here only, on the agent's
 * threads: those of the JDK directly, the application's own for a bounded time. Used on the agent's
 * capture thread alone.
 */
final class ThrowableFacts {

  /** Long for what only puts a text together, even on a machine that has other things to do. */
  private static final long PATIENCE_MILLIS = 500;

  private static final int SILENCES_LOGGED = 10;

  private static final StackTraceElement[] NO_FRAMES = {};
  private static final Throwable[] NONE = {};

  private final ExceptionClasses classes = new ExceptionClasses();
  private final TimeBoundCalls calls;
  private final AgentLog log;
  private int silences;

  /**
   * @param threads makes the thread that the application's own code is asked on
   */
  ThrowableFacts(ThreadFactory threads, AgentLog log) {
    this.calls = new TimeBoundCalls(threads, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    this.log = log;
  }

  /** Whether it answers nothing by code of the application's own. */
  boolean isPlain(Throwable throwable) {
    return classes.isPlain(throwable);
  }

  /** Whether it is code of the JDK that answers this. */
  boolean answersByTheJdk(Throwable throwable, ThrowableQuestion question) {
    return classes.answersByTheJdk(throwable, question);
  }

  /** The cause, or null when there is none or it cannot be told. */
  Throwable causeOf(Throwable throwable) {
    try {
      Throwable cause = (Throwable) ask(throwable, ThrowableQuestion.CAUSE);
      return cause == throwable ? null : cause;
    } catch (Throwable ofItsOwn) {
      return null;
    }
  }

  Throwable[] suppressedBy(Throwable throwable) {
    try {
      return (Throwable[]) ask(throwable, ThrowableQuestion.SUPPRESSED);
    } catch (Throwable outOfMemory) {
      return NONE;
    }
  }

  /** The message, or null when there is none; when asking fails, a text that says so. */
  String messageOf(Throwable throwable) {
    try {
      return (String) ask(throwable, ThrowableQuestion.MESSAGE);
    } catch (NoAnswer silent) {
      return "[its getMessage() did not return]";
    } catch (Throwable ofItsOwn) {
      return "[its getMessage() threw " + ofItsOwn.getClass().getName() + "]";
    }
  }

  /** Innermost first; empty when there is none or it cannot be told. */
  StackTraceElement[] stackTraceOf(Throwable throwable) {
    try {
      StackTraceElement[] frames =
          (StackTraceElement[]) ask(throwable, ThrowableQuestion.STACK_TRACE);
      return frames == null ? NO_FRAMES : frames;
    } catch (Throwable ofItsOwn) {
      return NO_FRAMES;
    }
  }

  /** Why {@link #stackTraceOf} is empty, if its class is to blame, else null. */
  String whyWithoutStackTrace(Throwable throwable) {
    return classes.isPlain(throwable) || classes.mayAsk(throwable, ThrowableQuestion.STACK_TRACE)
        ? null
        : "its getStackTrace() did not return";
  }

  /** Ends the thread that the application's own code is asked on, when there is one. */
  void close() {
    calls.close();
  }

  private Object ask(Throwable throwable, ThrowableQuestion question) throws Throwable {
    return classes.isPlain(throwable)
        ? question.ask(throwable)
        : askApplication(throwable, question);
  }

  private Object askApplication(final Throwable throwable, final ThrowableQuestion question)
      throws Throwable {
    if (!classes.mayAsk(throwable, question) || calls.isExhausted()) {
      throw new NoAnswer();
    }
    try {
      return calls.call(
          new Callable<Object>() {
            @Override
            public Object call() {
              return question.ask(throwable);
            }
          },
          new Runnable() {
            @Override
            public void run() {
              classes.answeredLate(throwable, question);
            }
          });
    } catch (ExecutionException threw) {
      throw threw.getCause();
    } catch (TimeoutException tooLate) {
      classes.givenUp(throwable, question);
      if (++silences <= SILENCES_LOGGED) {
        log.warn(
            throwable.getClass().getName()
                + "."
                + question.method()
                + "() has not returned within "
                + PATIENCE_MILLIS
                + " ms and is not waited for");
      }
      throw new NoAnswer();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new NoAnswer();
    }
  }

  /** The application's own code did not return, or is not asked because it did not. */
  private static final class NoAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    NoAnswer() {
      super(null, null, false, false);
    }
  }
}
