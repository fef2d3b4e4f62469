package dev.faultline.instrumentation.logging;

import dev.faultline.weaving.ClassInstrumentation;
import dev.faultline.weaving.InsertionPoint;

/**
 * The log manager of WildFly and Quarkus. Its loggers are the JDK's by type, and go ways of their
 * own.
 */
final class JBossLogManager {

  private static final String LOGGER = "org/jboss/logmanager/Logger";
  private static final String RECORD = "org/jboss/logmanager/ExtLogRecord";

  private JBossLogManager() {}

  static ClassInstrumentation logger() {
    return ClassInstrumentation.of(LOGGER, "exceptions given to the JBoss log manager")
        .insert(
            "logRaw",
            "(L" + RECORD + ";)V",
            InsertionPoint.entry(1),
            JavaUtilLogging.ofRecord(
                RECORD, Value.local(0).call(LOGGER, "getName", "()Ljava/lang/String;")))
        .build();
  }
}
