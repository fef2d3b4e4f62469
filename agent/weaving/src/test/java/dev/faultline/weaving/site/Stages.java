package dev.faultline.weaving.site;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Functions for stages that fail, as people write them. Each method is run woven. */
@SuppressWarnings("unused")
final class Stages {

  private static final Executor HERE = Runnable::run;
  private static Object kept;

  private Stages() {}

  private static CompletableFuture<String> failed() {
    CompletableFuture<String> future = new CompletableFuture<>();
    future.completeExceptionally(new IllegalStateException("failed"));
    return future;
  }

  static void ignores() {
    failed().exceptionally(e -> "nothing");
  }

  static void asks() {
    failed().exceptionally(e -> e.getMessage());
  }

  static void asksAmongOthers(String text, long number, double other) {
    failed().exceptionally(e -> text + number + other + e.getMessage());
  }

  static void throwsItOn() {
    failed()
        .exceptionally(
            e -> {
              throw (IllegalStateException) e;
            });
  }

  static void wraps() {
    failed()
        .exceptionally(
            e -> {
              throw new CompletionException("wrapped", e);
            });
  }

  static void handles() {
    failed().handle((value, e) -> e == null ? value : e.getMessage());
  }

  static void handlesByValueOnly() {
    failed().handle((value, e) -> e == null ? value : "nothing");
  }

  static void handlesWithoutFailure() {
    CompletableFuture.completedFuture("fine").handle((value, e) -> e == null ? value : "nothing");
  }

  static void observes() {
    failed().whenComplete((value, e) -> kept = e);
  }

  static void observesTheEndOnly() {
    failed().whenComplete((value, e) -> kept = value);
  }

  static void onAnExecutor() {
    failed().handleAsync((value, e) -> e.getMessage(), HERE);
  }

  static void onAStage() {
    CompletionStage<String> stage = failed();
    stage.exceptionally(Stages::recover);
  }

  static void loops() {
    failed()
        .exceptionally(
            e -> {
              do {
                e = e.getCause();
              } while (e != null);
              return "nothing";
            });
  }

  static void fromAVariable() {
    Function<Throwable, String> function = e -> e.getMessage();
    failed().exceptionally(function);
  }

  static void forAnotherUse() {
    Function<Throwable, String> function = e -> e.getMessage();
    kept = function.apply(new IllegalStateException("failed"));
  }

  private static String recover(Throwable e) {
    return e.getMessage();
  }
}
