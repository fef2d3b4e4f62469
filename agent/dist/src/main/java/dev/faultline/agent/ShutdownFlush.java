package dev.faultline.agent;

import dev.faultline.bootstrap.AgentLog;

/** Sends what is still waiting before the JVM ends, within a bound. */
final class ShutdownFlush implements Runnable {

  private final AgentWork work;
  private final long timeoutMillis;
  private final AgentSummary summary;
  private final AgentLog log;

  ShutdownFlush(AgentWork work, long timeoutMillis, AgentSummary summary, AgentLog log) {
    this.work = work;
    this.timeoutMillis = timeoutMillis;
    this.summary = summary;
    this.log = log;
  }

  @Override
  public void run() {
    try {
      if (!work.flush(timeoutMillis)) {
        log.debug("not everything could be sent before the end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (log.isDebug()) {
      log.debug(summary.toString());
    }
  }
}
