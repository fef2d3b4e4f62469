package dev.faultline.api;

import java.util.concurrent.Callable;

/** Calls a task with a context that was taken elsewhere. */
final class ContextCallable<T> implements Callable<T> {

  private final Context context;
  private final Callable<T> task;

  ContextCallable(Context context, Callable<T> task) {
    this.context = context;
    this.task = task;
  }

  @Override
  public T call() throws Exception {
    Scope scope = context.attach();
    try {
      return task.call();
    } finally {
      scope.close();
    }
  }
}
