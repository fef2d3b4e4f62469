package dev.faultline.instrumentation.logging;

import dev.faultline.weaving.ClassInstrumentation;
import dev.faultline.weaving.InsertionPoint;

/** Log4j 1 and reload4j, past the check of the level. */
final class Log4j1 {

  private static final String LOGGER = "org/apache/log4j/Category";

  private Log4j1() {}

  static ClassInstrumentation logger() {
    return ClassInstrumentation.of(LOGGER, "exceptions given to Log4j 1")
        .requireField("name", "Ljava/lang/String;")
        .insert(
            "forcedLog",
            "(Ljava/lang/String;Lorg/apache/log4j/Priority;Ljava/lang/Object;"
                + "Ljava/lang/Throwable;)V",
            InsertionPoint.entry(4),
            LogCall.ofSubject(
                Value.local(3),
                Value.field(LOGGER, "name", "Ljava/lang/String;"),
                // Priority.toString() is final.
                Value.local(2).asText()))
        .build();
  }
}
