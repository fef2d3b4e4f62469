package dev.faultline.agent;

import dev.faultline.agent.settings.Settings;
import dev.faultline.agent.status.Status;

/**
 * One part of the agent, and what it does at the turning points of the agent's life. {@link
 * AgentAssembly} adds the parts, {@link Agent} calls them: {@link #detach} in the reverse of the
 * order in which they were added, the others in that order. Calls come from one thread at a time,
 * but for {@link #flush}.
 */
interface AgentPart {

  /**
   * Takes over the settings that may change while the agent runs. Called when one of them has
   * changed, never at the start.
   *
   * @param settings all that hold from now on
   */
  default void configure(Settings settings) {}

  /** Adds what the part can tell of itself. */
  default void report(Status status) {}

  /**
   * Sends what waits here.
   *
   * @return false when the time was not enough or the backend is away
   */
  default boolean flush(long timeoutMillis) throws InterruptedException {
    return true;
  }

  /**
   * Ends the part's work for good and lets go of all that the application could notice or that
   * would keep the agent's classes alive.
   *
   * @throws Exception when it cannot; the other parts are detached all the same
   */
  default void detach() throws Exception {}

  /**
   * What {@link #detach} did, such as {@code 12 classes unwoven}; null for nothing worth telling.
   */
  default String outcome() {
    return null;
  }
}
