package dev.faultline.instrumentation.logging;

import dev.faultline.weaving.ClassInstrumentation;
import dev.faultline.weaving.InsertionPoint;

/**
 * Logback makes a {@code LoggingEvent} once filters and levels have let a call through. Its
 * constructor finds the exception, among the arguments too, and keeps it in the parameter.
 */
final class Logback {

  private static final String EVENT = "ch/qos/logback/classic/spi/LoggingEvent";
  private static final String LEVEL = "Lch/qos/logback/classic/Level;";

  private Logback() {}

  static ClassInstrumentation event() {
    return ClassInstrumentation.of(EVENT, "exceptions given to Logback")
        .requireField("loggerName", "Ljava/lang/String;")
        .requireField("level", LEVEL)
        .insert(
            "<init>",
            "(Ljava/lang/String;Lch/qos/logback/classic/Logger;"
                + LEVEL
                + "Ljava/lang/String;Ljava/lang/Throwable;[Ljava/lang/Object;)V",
            InsertionPoint.returns(5),
            LogCall.ofSubject(
                Value.nothing(),
                Value.field(EVENT, "loggerName", "Ljava/lang/String;"),
                // A final class, as all level classes here whose text is asked for.
                Value.field(EVENT, "level", LEVEL).asText()))
        .build();
  }
}
