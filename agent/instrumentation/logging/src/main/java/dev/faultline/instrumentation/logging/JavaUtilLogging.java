package dev.faultline.instrumentation.logging;

import dev.faultline.weaving.ClassInstrumentation;
import dev.faultline.weaving.InsertionPoint;

/**
 * The JDK's own logging, and {@code System.Logger} with it. All ways lead through {@code
 * Logger.log(LogRecord)}.
 */
final class JavaUtilLogging {

  /**
   * Not a constant: the packaging would take it for a use of the package and rename it, as it does
   * in the libraries that the agent brings along.
   */
  private static final String PACKAGE = "java/util/".concat("logging/");

  private static final String RECORD = PACKAGE + "LogRecord";

  private JavaUtilLogging() {}

  static ClassInstrumentation logger() {
    String logger = PACKAGE + "Logger";
    return ClassInstrumentation.of(logger, "exceptions given to the JDK's loggers")
        .requireField("name", "Ljava/lang/String;")
        .insert(
            "log",
            "(L" + RECORD + ";)V",
            InsertionPoint.afterCheck("isLoggable", 1),
            ofRecord(RECORD, Value.field(logger, "name", "Ljava/lang/String;")))
        .build();
  }

  /** Tells of what a log record of exactly this class has in it. */
  static OfExactClass ofRecord(String recordClass, Value logger) {
    return new OfExactClass(
        recordClass,
        LogCall.of(
            Value.local(1).call(recordClass, "getThrown", "()Ljava/lang/Throwable;"),
            Value.nothing(),
            logger,
            // Level.toString() is final; its getName() may be a user's own.
            Value.local(1).call(recordClass, "getLevel", "()L" + PACKAGE + "Level;").asText()));
  }
}
