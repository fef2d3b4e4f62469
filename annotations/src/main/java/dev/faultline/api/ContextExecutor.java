package dev.faultline.api;

import java.util.concurrent.Executor;

/** Runs each task with the context of the thread that hands it in. */
final class ContextExecutor implements Executor {

  private final Executor executor;

  ContextExecutor(Executor executor) {
    this.executor = executor;
  }

  @Override
  public void execute(Runnable task) {
    executor.execute(Faultline.wrap(task));
  }
}
