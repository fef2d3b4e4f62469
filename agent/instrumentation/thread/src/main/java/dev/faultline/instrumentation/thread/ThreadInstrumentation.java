package dev.faultline.instrumentation.thread;

import dev.faultline.weaving.ClassInstrumentation;
import dev.faultline.weaving.InsertionPoint;
import dev.faultline.weaving.boundary.BoundaryCall;
import java.util.Collections;
import java.util.List;

/**
 * Tells of every exception that ends a thread, platform or virtual, before any handler runs. The
 * alternative, a default {@code UncaughtExceptionHandler}, would be seen and could be replaced by
 * the application. The JVM calls the method on every version from 8 on.
 */
public final class ThreadInstrumentation {

  private ThreadInstrumentation() {}

  public static List<ClassInstrumentation> all() {
    return Collections.singletonList(
        ClassInstrumentation.of("java/lang/Thread", "uncaught exceptions")
            .insert(
                "dispatchUncaughtException",
                "(Ljava/lang/Throwable;)V",
                InsertionPoint.entry(1),
                BoundaryCall.uncaught())
            .build());
  }
}
