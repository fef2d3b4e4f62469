package dev.faultline.weaving.handler;

import java.io.StringReader;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Handlers as people write them. Read from their bytecode, never run. */
@SuppressWarnings({"unused", "finally", "CatchMayIgnoreException", "CallToPrintStackTrace"})
final class CatchClauses {

  private static final Logger LOG = Logger.getLogger("unused");
  private Throwable kept;

  void swallows() {
    try {
      work();
    } catch (RuntimeException e) {
    }
  }

  int swallowsWithAComment(int fallback) {
    try {
      return Integer.parseInt("x");
    } catch (NumberFormatException ignored) {
      // It is not a number.
      return fallback;
    }
  }

  void swallowsInALoop() {
    while (true) {
      try {
        work();
      } catch (RuntimeException again) {
      }
    }
  }

  void swallowsAfterATypeTest() {
    try {
      work();
    } catch (RuntimeException e) {
      if (!(e instanceof IllegalStateException)) {
        throw e;
      }
    }
  }

  String asksForTheMessage() {
    try {
      work();
      return "";
    } catch (RuntimeException e) {
      return e.getMessage();
    }
  }

  void keepsIt() {
    try {
      work();
    } catch (RuntimeException e) {
      kept = e;
    }
  }

  Throwable returnsIt() {
    try {
      work();
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  void passesItOn() {
    try {
      work();
    } catch (RuntimeException e) {
      use(e);
    }
  }

  Object[] putsItIntoAnArray() {
    try {
      work();
      return null;
    } catch (RuntimeException e) {
      return new Object[] {e};
    }
  }

  Supplier<String> putsItIntoALambda() {
    try {
      work();
      return null;
    } catch (RuntimeException e) {
      return () -> "" + e;
    }
  }

  void logs() {
    try {
      work();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "no", e);
    }
  }

  void logsAmongMany(int a, int b) {
    try {
      work();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "no {0} {1} {2}", new Object[] {a, b, e});
    }
  }

  void logsSometimes(boolean loud) {
    try {
      work();
    } catch (RuntimeException e) {
      if (loud) {
        LOG.log(Level.WARNING, "no", e);
      }
    }
  }

  void logsWhenEnabledOrPrints() {
    try {
      work();
    } catch (RuntimeException e) {
      if (LOG.isLoggable(Level.WARNING)) {
        LOG.log(Level.WARNING, "no", e);
      } else {
        e.printStackTrace();
      }
    }
  }

  void logsAsTheLastOfMany(FluentLogger log, int a) {
    try {
      work();
    } catch (RuntimeException e) {
      log.error("no {} {}", a, a, e);
    }
  }

  void logsAsTheLastOfTwo(FluentLogger log) {
    try {
      work();
    } catch (RuntimeException e) {
      log.error("no {}", this, e);
    }
  }

  void logsAsTheFirstOfTwo(FluentLogger log) {
    try {
      work();
    } catch (RuntimeException e) {
      log.error("no {} {}", e, this);
    }
  }

  void logsAsTheFirstOfMany(FluentLogger log, int a) {
    try {
      work();
    } catch (RuntimeException e) {
      log.error("no {} {} {}", e, a, a);
    }
  }

  void logsAsTheMessage(FluentLogger log) {
    try {
      work();
    } catch (RuntimeException e) {
      log.error(e);
    }
  }

  void logsItsCause() {
    try {
      work();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "no", e.getCause());
    }
  }

  void logsAWrapper() {
    try {
      work();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "no", new IllegalStateException(e));
    }
  }

  void logsAndRethrowsOrNot(boolean loud) {
    try {
      work();
    } catch (RuntimeException e) {
      if (loud) {
        LOG.log(Level.WARNING, "no", e);
      }
      throw e;
    }
  }

  void passesAnArrayOn() {
    try {
      work();
    } catch (RuntimeException e) {
      String.format("%s %s", this, e);
    }
  }

  void logsItsMessageOnly() {
    try {
      work();
    } catch (RuntimeException e) {
      LOG.warning("no: " + e.getMessage());
    }
  }

  void logsThroughABuilder(LogBuilder log) {
    try {
      work();
    } catch (RuntimeException e) {
      log.withCause(e).log("no");
    }
  }

  void logsAndRethrows() {
    try {
      work();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "no", e);
      throw e;
    }
  }

  void prints() {
    try {
      work();
    } catch (RuntimeException e) {
      System.err.println(e);
    }
  }

  void printsItsText() {
    try {
      work();
    } catch (RuntimeException e) {
      System.err.println("no: " + e);
    }
  }

  void printsItsStack() {
    try {
      work();
    } catch (RuntimeException e) {
      e.printStackTrace();
    }
  }

  void rethrows() {
    try {
      work();
    } catch (RuntimeException e) {
      work();
      throw e;
    }
  }

  void rethrowsSometimes() {
    try {
      work();
    } catch (RuntimeException e) {
      if (e.getMessage() == null) {
        throw e;
      }
    }
  }

  void wraps() {
    try {
      work();
    } catch (RuntimeException e) {
      throw new IllegalStateException("no", e);
    }
  }

  void wrapsByAFactory() {
    try {
      work();
    } catch (RuntimeException e) {
      throw wrapped(e);
    }
  }

  void wrapsItsMessage() {
    try {
      work();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("no: " + e.getMessage());
    }
  }

  void wrapsByInitCause() throws Throwable {
    try {
      work();
    } catch (RuntimeException e) {
      throw new IllegalStateException("no").initCause(e);
    }
  }

  void wrapsByInitCauseBefore() {
    try {
      work();
    } catch (RuntimeException e) {
      IllegalStateException wrapper = new IllegalStateException("no");
      wrapper.initCause(e);
      throw wrapper;
    }
  }

  void wrapsAfterALoop() {
    Throwable last = null;
    for (int i = 0; i < 3; i++) {
      try {
        work();
      } catch (RuntimeException e) {
        last = e;
      }
    }
    throw new IllegalStateException("gave up", last);
  }

  void throwsTheCause() throws Throwable {
    try {
      work();
    } catch (RuntimeException e) {
      throw e.getCause();
    }
  }

  void throwsTheCauseAsAnother() throws Exception {
    try {
      work();
    } catch (RuntimeException e) {
      throw (Exception) e.getCause();
    }
  }

  void rethrowsWithACause(Exception cause) throws Throwable {
    try {
      work();
    } catch (RuntimeException e) {
      throw e.initCause(cause);
    }
  }

  void wrapsSometimes(int attempts) {
    try {
      work();
    } catch (RuntimeException e) {
      if (++attempts == 5) {
        throw new IllegalStateException("no: " + e.getMessage(), e);
      }
    }
  }

  void wrapsByAFactorySometimes(int attempts) {
    try {
      work();
    } catch (RuntimeException e) {
      if (++attempts == 5) {
        throw wrapped(e);
      }
    }
  }

  void wrapsByInitCauseSometimes(int attempts) throws Throwable {
    try {
      work();
    } catch (RuntimeException e) {
      if (++attempts == 5) {
        throw new IllegalStateException("no").initCause(e);
      }
    }
  }

  void wrapsSometimesInOneOfTwo(int attempts) {
    try {
      work();
    } catch (RuntimeException e) {
      if (++attempts == 5) {
        throw attempts > 7 ? new IllegalStateException(e) : new IllegalArgumentException(e);
      }
    }
  }

  void wrapsItsMessageSometimes(int attempts) {
    try {
      work();
    } catch (RuntimeException e) {
      if (++attempts == 5) {
        throw new IllegalArgumentException("no: " + e.getMessage());
      }
    }
  }

  void readsItAndWrapsSometimes(int attempts) {
    try {
      work();
    } catch (RuntimeException e) {
      if (e.getMessage() != null) {
        throw new IllegalStateException(e);
      }
    }
  }

  void wrapsSometimesAndReadsElse(int attempts) {
    try {
      work();
    } catch (RuntimeException e) {
      if (++attempts == 5) {
        throw new IllegalStateException(e);
      }
      use(e);
    }
  }

  void makesAWrapperAndThrowsItSometimes(int attempts) {
    try {
      work();
    } catch (RuntimeException e) {
      IllegalStateException wrapper = new IllegalStateException(e);
      if (++attempts == 5) {
        throw wrapper;
      }
    }
  }

  void suppressesAnotherAndRethrows(Exception other) {
    try {
      work();
    } catch (RuntimeException e) {
      e.addSuppressed(other);
      throw e;
    }
  }

  void isSuppressedByAnother(RuntimeException other) {
    try {
      work();
    } catch (RuntimeException e) {
      other.addSuppressed(e);
      throw other;
    }
  }

  void wrapsOrLogs(boolean strict) {
    try {
      work();
    } catch (RuntimeException e) {
      if (strict) {
        throw new IllegalStateException(e);
      }
      LOG.log(Level.WARNING, "no", e);
    }
  }

  void usesFinally() {
    try {
      work();
    } finally {
      for (Object one : List.of()) {
        use(one);
      }
    }
  }

  void synchronizes() {
    synchronized (this) {
      work();
    }
  }

  int closesAResource() throws Exception {
    try (StringReader reader = new StringReader("")) {
      return reader.read();
    }
  }

  int closesTwoResources() throws Exception {
    try (StringReader one = new StringReader("");
        StringReader two = new StringReader("")) {
      return one.read() + two.read();
    }
  }

  void closesAResourceAndSwallows() {
    try (StringReader reader = new StringReader("")) {
      reader.read();
    } catch (Exception e) {
    }
  }

  int returnsInFinally() {
    try {
      work();
    } finally {
      return 1;
    }
  }

  int returnsInFinallySometimes(boolean now) {
    try {
      work();
    } finally {
      if (now) {
        return 1;
      }
    }
    return 2;
  }

  void catchesSeveral() {
    try {
      work();
    } catch (ArithmeticException | ClassCastException e) {
      use(e);
    }
  }

  void catchesDifferently() {
    try {
      work();
    } catch (ArithmeticException e) {
    } catch (ClassCastException e) {
      throw new IllegalStateException(e);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "no", e);
    }
  }

  private static RuntimeException wrapped(Throwable cause) {
    return new RuntimeException(cause);
  }

  private static void work() {}

  private static void use(Object value) {}

  /** As SLF4J and Log4j have it. */
  interface FluentLogger {
    void error(Object message);

    void error(String format, Object a, Object b);

    void error(String format, Object... arguments);
  }

  /** As fluent loggers have it. */
  interface LogBuilder {
    LogBuilder withCause(Throwable cause);

    void log(String message);
  }
}
