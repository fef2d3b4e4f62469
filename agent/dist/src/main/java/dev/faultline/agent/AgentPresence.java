package dev.faultline.agent;

import dev.faultline.bootstrap.AttachedAgent;
import dev.faultline.client.resource.FaultlineVersion;
import java.util.function.Consumer;

/**
 * That the agent is there, as commands and other agents see it. Added before all other parts: as
 * long as one of them is at work, no other agent may start.
 */
final class AgentPresence implements AgentPart {

  private final Consumer<String> control;

  AgentPresence(Consumer<String> control) {
    this.control = control;
  }

  void show() {
    AgentMark.set(FaultlineVersion.current());
  }

  @Override
  public void detach() {
    AgentMark.set("");
    AttachedAgent.leave(control);
  }
}
