package dev.faultline.instrumentation.logging;

import dev.faultline.weaving.ClassInstrumentation;
import java.util.Arrays;
import java.util.List;

/**
 * Tells of every exception that a logger is given and lets through. Facades (SLF4J, Commons
 * Logging, JBoss Logging, {@code System.Logger}) are seen by what they lead to. A copy of a library
 * under another name is not found.
 */
public final class LoggingInstrumentation {

  private LoggingInstrumentation() {}

  public static List<ClassInstrumentation> all() {
    return Arrays.asList(
        PrintedStackTraces.throwable(),
        JavaUtilLogging.logger(),
        JBossLogManager.logger(),
        Logback.event(),
        Log4j2.logger(),
        Log4j1.logger(),
        SimpleLoggers.commonsLogging(),
        SimpleLoggers.slf4j1(),
        SimpleLoggers.slf4j2());
  }
}
