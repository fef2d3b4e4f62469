package dev.faultline.instrumentation.logging;

import dev.faultline.weaving.ClassInstrumentation;
import dev.faultline.weaving.InsertionPoint;

/** The small loggers that facades bring along, which write on standard error. */
final class SimpleLoggers {

  /** Not a constant, so that no name of SLF4J's looks like a use of it. */
  private static final String SLF4J = "org/".concat("slf4j/");

  private static final String TEXT = "()Ljava/lang/String;";

  private SimpleLoggers() {}

  static ClassInstrumentation commonsLogging() {
    String logger = "org/apache/commons/logging/impl/SimpleLog";
    return ClassInstrumentation.of(logger, "exceptions given to Commons Logging's own logger")
        .requireField("logName", "Ljava/lang/String;")
        .insert(
            "log",
            "(ILjava/lang/Object;Ljava/lang/Throwable;)V",
            InsertionPoint.entry(3),
            LogCall.withNumber(
                Value.local(2),
                Value.field(logger, "logName", "Ljava/lang/String;"),
                Value.number(1)))
        .build();
  }

  static ClassInstrumentation slf4j1() {
    String logger = SLF4J + "impl/SimpleLogger";
    return ClassInstrumentation.of(logger, "exceptions given to slf4j-simple")
        .insert(
            "log",
            "(ILjava/lang/String;Ljava/lang/Throwable;)V",
            InsertionPoint.afterCheck("isLevelEnabled", 3),
            LogCall.withNumber(
                Value.nothing(), Value.local(0).call(logger, "getName", TEXT), Value.number(1)))
        .build();
  }

  static ClassInstrumentation slf4j2() {
    String logger = SLF4J + "simple/SimpleLogger";
    return ClassInstrumentation.of(logger, "exceptions given to slf4j-simple")
        .insert(
            "innerHandleNormalizedLoggingCall",
            "(L"
                + SLF4J
                + "event/Level;Ljava/util/List;Ljava/lang/String;[Ljava/lang/Object;"
                + "Ljava/lang/Throwable;)V",
            InsertionPoint.entry(5),
            LogCall.ofSubject(
                Value.nothing(),
                Value.local(0).call(logger, "getName", TEXT),
                Value.local(1).asText()))
        .build();
  }
}
