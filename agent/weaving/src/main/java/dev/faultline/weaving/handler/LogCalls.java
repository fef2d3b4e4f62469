package dev.faultline.weaving.handler;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Type;

/**
 * Which methods tell people of an exception: those of loggers, by the names that they go by, and
 * those that print.
 */
final class LogCalls {

  private static final String OBJECT = "java/lang/Object";

  private static final Set<String> METHODS =
      new HashSet<>(
          Arrays.asList(
              "trace",
              "debug",
              "info",
              "warn",
              "warning",
              "error",
              "severe",
              "fatal",
              "fine",
              "finer",
              "finest",
              "config",
              "log",
              "logp",
              "logrb",
              "throwing",
              "catching",
              "verbose",
              "wtf",
              "critical",
              "alert",
              "notice",
              "withCause",
              "setCause",
              "withThrowable",
              "withException",
              "captureException",
              "recordException",
              "capture",
              "notify"));

  private static final Set<String> PRINTS =
      new HashSet<>(Arrays.asList("print", "println", "printf", "format", "append", "write"));

  private LogCalls() {}

  /**
   * Whether a call that is given an exception, or a text made of it, logs or prints it.
   *
   * @param owner internal name of the class that the call names
   */
  static boolean logs(String owner, String method) {
    if (prints(owner)) {
      return PRINTS.contains(method);
    }
    String name = simpleName(owner);
    if (METHODS.contains(method)) {
      return isLoggerName(name) || name.equals("Sentry") || name.equals("Faultline");
    }
    // error0, warnf, debugv, logError: of JBoss Logging, of wrappers, of Scala's macros.
    return isLoggerName(name) && startsWithLevel(method);
  }

  /** Whether what that class is given is printed, and not logged. */
  static boolean prints(String owner) {
    return owner.equals("java/io/PrintStream") || owner.equals("java/io/PrintWriter");
  }

  /**
   * Whether an exception at this place among the arguments is logged as such, with its stack trace,
   * and not put into the text.
   *
   * @param parameter the type that the method declares there; an array is one whose last element
   *     the exception is
   * @param last whether it is the last parameter
   */
  static boolean takesItself(String owner, Type parameter, int index, boolean last) {
    if (parameter.getSort() == Type.OBJECT && !parameter.getInternalName().equals(OBJECT)) {
      return true;
    }
    // The message itself may be an exception; a last argument is one beside those of the format.
    // Not so with the JDK's loggers and with JBoss Logging, which put all of them into the text.
    return index == 0 && parameter.getSort() == Type.OBJECT
        || last && !owner.startsWith("java/") && !owner.startsWith("org/jboss/");
  }

  private static String simpleName(String owner) {
    return owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
  }

  private static boolean isLoggerName(String name) {
    return name.endsWith("Logger")
        || name.endsWith("Log")
        || name.endsWith("LogBuilder")
        || name.endsWith("LoggingEventBuilder")
        || name.endsWith("LoggingApi")
        || name.equals("Category")
        || name.equals("Timber")
        || name.equals("Logging")
        || name.equals("Span");
  }

  private static boolean startsWithLevel(String method) {
    return method.startsWith("log")
        || method.startsWith("error")
        || method.startsWith("warn")
        || method.startsWith("info")
        || method.startsWith("debug")
        || method.startsWith("trace")
        || method.startsWith("fatal");
  }
}
