package dev.faultline.agent;

import dev.faultline.bootstrap.AgentLog;

/** Sends what is still waiting before the JVM ends, within a bound. */
final class ShutdownFlush implements AgentPart, Runnable {

  private final AgentWork work;
  private final long timeoutMillis;
  private final AgentSummary summary;
  private final AgentLog log;
  private final Thread hook;

  ShutdownFlush(
      AgentWork work,
      long timeoutMillis,
      AgentSummary summary,
      AgentThreads threads,
      AgentLog log) {
    this.work = work;
    this.timeoutMillis = timeoutMillis;
    this.summary = summary;
    this.log = log;
    hook = threads.newThread("faultline-shutdown", this);
  }

  void register() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void detach() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // Then it runs, and finds nothing left to send.
    }
  }

  @Override
  public void run() {
    try {
      if (!work.finish(timeoutMillis)) {
        log.debug("not everything could be sent before the end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    work.tellAccount();
    if (log.isDebug()) {
      log.debug(summary.toString());
    }
  }
}
