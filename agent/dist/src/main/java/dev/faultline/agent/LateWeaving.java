package dev.faultline.agent;

import dev.faultline.bootstrap.AgentLog;

/**
 * Looks a few times after the agent has been attached whether classes have come up that were being
 * loaded at that moment. Used by the watching thread.
 */
final class LateWeaving implements Runnable {

  /** One a second; another agent's transformer may take its time with a class. */
  private static final int LOOKS = 3;

  private final Weaving weaving;
  private final LoadedClassFilter others;
  private final AgentLog log;
  private int looks;

  /**
   * @param others chooses further classes that are to be woven, beside those of {@link Weaving}
   */
  LateWeaving(Weaving weaving, LoadedClassFilter others, AgentLog log) {
    this.weaving = weaving;
    this.others = others;
    this.log = log;
  }

  @Override
  public void run() {
    if (looks == LOOKS) {
      return;
    }
    looks++;
    weaving.weaveMissed(others);
    if (looks == LOOKS) {
      weaving.missNoMore();
      log.debug("every class that was being loaded when the agent came is loaded");
    }
  }
}
