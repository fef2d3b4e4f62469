package dev.faultline.instrumentation.logging;

import dev.faultline.weaving.ClassInstrumentation;
import dev.faultline.weaving.InsertedCode;
import dev.faultline.weaving.InsertionPoint;

/** {@code printStackTrace()}, the logger of those who have none. */
final class PrintedStackTraces {

  private PrintedStackTraces() {}

  static ClassInstrumentation throwable() {
    InsertedCode call =
        LogCall.ofSubject(Value.nothing(), Value.text("printStackTrace"), Value.nothing());
    return ClassInstrumentation.of("java/lang/Throwable", "printed stack traces")
        .insert("printStackTrace", "(Ljava/io/PrintStream;)V", InsertionPoint.entry(0), call)
        .insert("printStackTrace", "(Ljava/io/PrintWriter;)V", InsertionPoint.entry(0), call)
        .build();
  }
}
