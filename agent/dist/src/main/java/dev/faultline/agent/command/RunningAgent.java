package dev.faultline.agent.command;

import dev.faultline.agent.settings.Settings;
import dev.faultline.agent.settings.SettingsChange;
import dev.faultline.agent.settings.SettingsSources;
import dev.faultline.agent.status.Status;
import dev.faultline.client.metric.MetricSource;

/** What a command, or JMX, can do with the agent of this JVM. Thread-safe. */
public interface RunningAgent {

  /** Its version and since when it runs, in one line. */
  String description();

  /** Everything it can tell of itself. */
  Status status();

  /** The settings that hold now. */
  Settings settings();

  /** Where its settings come from. */
  SettingsSources sources();

  /**
   * Takes over settings, as far as a running agent can.
   *
   * @param sources where they come from from now on
   * @return what has changed
   * @throws IllegalArgumentException when something in them is wrong, with every fault on a line of
   *     its own; nothing has changed then
   */
  SettingsChange reconfigure(SettingsSources sources);

  /** What it counts and measures. */
  MetricSource metrics();

  /** The guards of methods. */
  GuardControl guards();

  /**
   * Sends what waits.
   *
   * @return false when the time was not enough or the backend is away
   */
  boolean flush(long timeoutMillis) throws InterruptedException;

  /**
   * Ends the agent.
   *
   * @return what was done, in one line
   */
  String detach();
}
