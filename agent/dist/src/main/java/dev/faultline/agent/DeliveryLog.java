package dev.faultline.agent;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.client.backend.ClientLog;

/** What the client has to say goes into the agent's log. */
final class DeliveryLog implements ClientLog {

  private final AgentLog log;

  DeliveryLog(AgentLog log) {
    this.log = log;
  }

  @Override
  public void info(String message) {
    log.info(message);
  }

  @Override
  public void warn(String message) {
    log.warn(message);
  }
}
