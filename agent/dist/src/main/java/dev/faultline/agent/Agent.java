package dev.faultline.agent;

import dev.faultline.agent.settings.Settings;
import dev.faultline.bootstrap.AgentLog;
import java.util.ArrayList;
import java.util.List;

/**
 * The agent of this JVM, from its start until it is detached: its parts, in the order of their
 * start. Thread-safe; changes come one at a time.
 */
final class Agent {

  private final AgentLog log;
  private final List<AgentPart> parts = new ArrayList<>();
  private Settings settings;
  private boolean detached;

  Agent(Settings settings, AgentLog log) {
    this.settings = settings;
    this.log = log;
  }

  /** Adds a part, which from now on is told of changed settings and of the end. */
  synchronized <P extends AgentPart> P add(P part) {
    parts.add(part);
    return part;
  }

  /** The settings that hold now. */
  synchronized Settings settings() {
    return settings;
  }

  /** Has every part take over what may change while the agent runs. */
  synchronized void configure(Settings changed) {
    if (detached) {
      return;
    }
    settings = changed;
    for (AgentPart part : parts) {
      part.configure(changed);
    }
  }

  /**
   * Ends the agent: the JVM is as it was before, but for what no JVM lets go of.
   *
   * @return false when it was detached before
   */
  synchronized boolean detach() {
    if (detached) {
      return false;
    }
    detached = true;
    for (int i = parts.size() - 1; i >= 0; i--) {
      AgentPart part = parts.get(i);
      try {
        part.detach();
      } catch (Throwable failure) {
        log.warn(part.getClass().getSimpleName() + " could not be detached cleanly: " + failure);
      }
    }
    return true;
  }
}
