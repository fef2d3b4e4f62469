package dev.faultline.api;

/** Runs a task with a context that was taken elsewhere. */
final class ContextRunnable implements Runnable {

  private final Context context;
  private final Runnable task;

  ContextRunnable(Context context, Runnable task) {
    this.context = context;
    this.task = task;
  }

  @Override
  public void run() {
    Scope scope = context.attach();
    try {
      task.run();
    } finally {
      scope.close();
    }
  }
}
