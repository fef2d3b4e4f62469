package dev.faultline.agent;

import dev.faultline.agent.settings.Settings;

/**
 * One part of the agent, and what it does at the turning points of the agent's life. {@link
 * AgentAssembly} adds the parts, {@link Agent} calls them: {@link #configure} in the order in which
 * they were added, {@link #detach} in the reverse order. Calls come from one thread at a time.
 */
interface AgentPart {

  /**
   * Takes over the settings that may change while the agent runs. Called when one of them has
   * changed, never at the start.
   *
   * @param settings all that hold from now on
   */
  default void configure(Settings settings) {}

  /**
   * Ends the part's work for good and lets go of all that the application could notice or that
   * would keep the agent's classes alive.
   *
   * @throws Exception when it cannot; the other parts are detached all the same
   */
  default void detach() throws Exception {}
}
