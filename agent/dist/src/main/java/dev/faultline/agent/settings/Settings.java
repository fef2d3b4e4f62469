package dev.faultline.agent.settings;

import java.util.List;
import java.util.Map;

/** The settings that hold for this JVM, and what was wrong where they come from. Immutable. */
public final class Settings {

  private final Map<Setting<?>, Object> values;
  private final List<String> warnings;

  Settings(Map<Setting<?>, Object> values, List<String> warnings) {
    this.values = values;
    this.warnings = warnings;
  }

  /** The value that holds: null only for a setting whose default is null. */
  @SuppressWarnings("unchecked") // the loader puts only what the setting's own parser made
  public <T> T get(Setting<T> setting) {
    return values.containsKey(setting) ? (T) values.get(setting) : setting.defaultValue();
  }

  /**
   * One line for each setting that is unknown or malformed, naming it, where it stands, and the
   * mend.
   */
  public List<String> warnings() {
    return warnings;
  }
}
