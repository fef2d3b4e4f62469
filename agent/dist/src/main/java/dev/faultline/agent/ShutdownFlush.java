package dev.faultline.agent;

/** Sends what is still waiting before the JVM ends, within a bound. */
final class ShutdownFlush implements Runnable {

  private final AgentWork work;
  private final long timeoutMillis;

  ShutdownFlush(AgentWork work, long timeoutMillis) {
    this.work = work;
    this.timeoutMillis = timeoutMillis;
  }

  @Override
  public void run() {
    try {
      work.flush(timeoutMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
