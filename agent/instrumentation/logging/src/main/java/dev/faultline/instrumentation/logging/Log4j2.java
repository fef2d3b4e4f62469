package dev.faultline.instrumentation.logging;

import dev.faultline.weaving.ClassInstrumentation;
import dev.faultline.weaving.InsertionPoint;

/**
 * Log4j 2: its API, which every implementation of it extends, asynchronous loggers too. By then the
 * level has let the call through and the exception has been found among the arguments.
 */
final class Log4j2 {

  private static final String LOGGER = "org/apache/logging/log4j/spi/AbstractLogger";
  private static final String LEVEL = "Lorg/apache/logging/log4j/Level;";
  private static final String MARKER = "Lorg/apache/logging/log4j/Marker;";
  private static final String MESSAGE = "Lorg/apache/logging/log4j/message/Message;";
  private static final Value NAME = Value.field(LOGGER, "name", "Ljava/lang/String;");

  private Log4j2() {}

  static ClassInstrumentation logger() {
    return ClassInstrumentation.of(LOGGER, "exceptions given to Log4j 2")
        .requireField("name", "Ljava/lang/String;")
        .insert(
            "logMessageSafely",
            "(Ljava/lang/String;" + LEVEL + MARKER + MESSAGE + "Ljava/lang/Throwable;)V",
            InsertionPoint.entry(5),
            LogCall.ofSubject(Value.nothing(), NAME, Value.local(2).asText()))
        // An exception that is given as the message, and nothing else.
        .insert(
            "logMessage",
            "(Ljava/lang/String;" + LEVEL + MARKER + "Ljava/lang/Object;Ljava/lang/Throwable;)V",
            InsertionPoint.entry(4),
            LogCall.of(Value.nothing(), Value.local(4), NAME, Value.local(2).asText()))
        // What a LogBuilder calls.
        .insert(
            "logMessage",
            "("
                + LEVEL
                + MARKER
                + "Ljava/lang/String;Ljava/lang/StackTraceElement;"
                + MESSAGE
                + "Ljava/lang/Throwable;)V",
            InsertionPoint.entry(6),
            LogCall.ofSubject(Value.nothing(), NAME, Value.local(1).asText()))
        .build();
  }
}
