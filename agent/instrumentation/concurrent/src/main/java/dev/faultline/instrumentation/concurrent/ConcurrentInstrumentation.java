package dev.faultline.instrumentation.concurrent;

import dev.faultline.weaving.ClassInstrumentation;
import dev.faultline.weaving.InsertedCode;
import dev.faultline.weaving.InsertionPoint;
import dev.faultline.weaving.boundary.BoundaryCall;
import java.util.Arrays;
import java.util.List;

/**
 * Tells of the exceptions that futures take from their tasks, which nobody sees who does not ask
 * for the result. Executors, scheduled or not, of platform or of virtual threads, go through these
 * classes.
 */
public final class ConcurrentInstrumentation {

  private static final String THROWABLE = "(Ljava/lang/Throwable;)";
  private static final String ASK = "exceptionNow";
  private static final String ASKED = "()Ljava/lang/Throwable;";
  private static final InsertedCode IS_ASKED = BoundaryCall.asked("Future.exceptionNow");
  private static final String TASKS = "exceptions of tasks in ";

  private ConcurrentInstrumentation() {}

  public static List<ClassInstrumentation> all() {
    return Arrays.asList(
        futureTask(),
        completableFuture(),
        forkJoinTask(),
        subtask("java/util/concurrent/StructuredTaskScope$SubtaskImpl"),
        subtask("java/util/concurrent/StructuredTaskScopeImpl$SubtaskImpl"));
  }

  private static ClassInstrumentation futureTask() {
    return ClassInstrumentation.of("java/util/concurrent/FutureTask", TASKS + "executors")
        .insert(
            "setException",
            THROWABLE + "V",
            InsertionPoint.entry(1),
            BoundaryCall.future("FutureTask"))
        .insert(ASK, ASKED, InsertionPoint.returned(), IS_ASKED)
        .build();
  }

  /**
   * What the function of a stage throws goes through the one-argument {@code encodeThrowable}, but
   * for {@code whenComplete}'s. What stages hand on among each other goes elsewhere: it has been
   * told of.
   */
  private static ClassInstrumentation completableFuture() {
    InsertedCode stage = BoundaryCall.future("CompletableFuture");
    String ofWhenComplete = "Ljava/util/concurrent/CompletableFuture$UniWhenComplete;)Z";
    return ClassInstrumentation.of("java/util/concurrent/CompletableFuture", TASKS + "stages")
        .insert(
            "encodeThrowable",
            THROWABLE + "Ljava/util/concurrent/CompletableFuture$AltResult;",
            InsertionPoint.entry(0),
            stage)
        .insert(
            "uniWhenComplete",
            "(Ljava/lang/Object;Ljava/util/function/BiConsumer;" + ofWhenComplete,
            InsertionPoint.handlersOfThrowable(),
            stage)
        .insert(
            "uniWhenComplete",
            "(Ljava/util/concurrent/CompletableFuture;Ljava/util/function/BiConsumer;"
                + ofWhenComplete,
            InsertionPoint.handlersOfThrowable(),
            stage)
        .insert(
            "completeExceptionally",
            THROWABLE + "Z",
            InsertionPoint.entry(1),
            BoundaryCall.future("CompletableFuture.completeExceptionally"))
        .insert(ASK, ASKED, InsertionPoint.returned(), IS_ASKED)
        .build();
  }

  /** Its one method for this has had three forms: until Java 16, until 21, and later. */
  private static ClassInstrumentation forkJoinTask() {
    InsertedCode task = BoundaryCall.future("ForkJoinTask");
    return ClassInstrumentation.of("java/util/concurrent/ForkJoinTask", TASKS + "fork-join pools")
        .insert("setExceptionalCompletion", THROWABLE + "I", InsertionPoint.entry(1), task)
        .insert("trySetThrown", THROWABLE + "I", InsertionPoint.entry(1), task)
        .insert("trySetThrown", THROWABLE + "Z", InsertionPoint.entry(1), task)
        .build();
  }

  private static ClassInstrumentation subtask(String className) {
    return ClassInstrumentation.of(className, TASKS + "structured task scopes")
        .insert(
            "run",
            "()V",
            InsertionPoint.handlersOfThrowable(),
            BoundaryCall.subtask("StructuredTaskScope"))
        .build();
  }
}
