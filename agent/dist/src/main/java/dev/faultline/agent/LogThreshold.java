package dev.faultline.agent;

import dev.faultline.agent.settings.Settings;
import dev.faultline.bootstrap.AgentLog;

/** How much the log says, as the settings say at the time. */
final class LogThreshold implements AgentPart {

  private final AgentLog log;

  LogThreshold(AgentLog log) {
    this.log = log;
  }

  @Override
  public void configure(Settings settings) {
    log.threshold(LogOpening.level(settings));
  }
}
