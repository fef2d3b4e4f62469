package dev.faultline.resilience;

import dev.faultline.resilience.time.Scheduler;

/** Hands something over when it is time; there is no thread for it if that does not come. */
final class HandedLater implements Scheduler.Task {

  private final GuardEnvironment environment;
  private final Handed task;

  HandedLater(GuardEnvironment environment, Handed task) {
    this.environment = environment;
    this.task = task;
  }

  @Override
  public void run() {
    Handing.over(environment, task);
  }

  @Override
  public void abandoned(RuntimeException why) {
    task.noThread(why);
  }
}
