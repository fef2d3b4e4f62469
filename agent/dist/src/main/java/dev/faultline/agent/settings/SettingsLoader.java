package dev.faultline.agent.settings;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Reads settings from where they may stand, strongest first: system properties, environment
 * variables, the properties file. What is unknown or malformed there becomes one warning each, and
 * the next weaker place or the default holds.
 */
public final class SettingsLoader {

  private final Map<String, Setting<?>> byName = new LinkedHashMap<>();
  private final Map<String, Setting<?>> byVariable = new LinkedHashMap<>();
  private final Map<Setting<?>, Object> values = new IdentityHashMap<>();
  private final List<String> warnings = new ArrayList<>();

  private SettingsLoader() {
    for (Setting<?> setting : AgentSettings.all()) {
      byName.put(setting.name(), setting);
      byVariable.put(setting.variable(), setting);
    }
  }

  /**
   * Loads the settings of this JVM.
   *
   * @param file path given to the agent; null or empty when none was given
   * @param properties system properties
   * @param environment environment variables
   */
  public static Settings load(String file, Properties properties, Map<String, String> environment) {
    SettingsLoader loader = new SettingsLoader();
    loader.readProperties(properties);
    loader.readEnvironment(environment);
    loader.readFile(file);
    return new Settings(loader.values, loader.warnings);
  }

  private void readProperties(Properties properties) {
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(Setting.PREFIX)) {
        accept(name, properties.getProperty(name), "system property " + name, byName);
      }
    }
  }

  private void readEnvironment(Map<String, String> environment) {
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String name = variable.getKey();
      if (name.startsWith(Setting.VARIABLE_PREFIX)) {
        accept(name, variable.getValue(), "environment variable " + name, byVariable);
      }
    }
  }

  private void readFile(String given) {
    String path =
        given == null || given.trim().isEmpty()
            ? (String) values.get(AgentSettings.CONFIG)
            : given.trim();
    if (path == null) {
      return;
    }
    PropertiesFile file;
    try {
      file = PropertiesFile.read(new File(path));
    } catch (IOException e) {
      warnings.add(
          "the settings file "
              + new File(path).getAbsolutePath()
              + " cannot be read ("
              + e.getMessage()
              + "), so the other settings and defaults hold");
      return;
    }
    warnings.addAll(file.warnings());
    // The last of several entries holds, as with java.util.Properties; each is still checked.
    Map<String, Integer> lastLine = new HashMap<>();
    for (PropertiesFile.Entry entry : file.entries()) {
      lastLine.put(entry.key, entry.line);
    }
    for (PropertiesFile.Entry entry : file.entries()) {
      String where = file.name() + ":" + entry.line + ": " + entry.key;
      if (lastLine.get(entry.key) != entry.line) {
        warnings.add(where + " is set again in line " + lastLine.get(entry.key) + ", which holds");
      } else {
        accept(entry.key, entry.value, where, byName);
      }
    }
  }

  private void accept(String name, String text, String where, Map<String, Setting<?>> known) {
    Setting<?> setting = known.get(name);
    if (setting == null) {
      warnings.add(where + " is not a setting and is ignored" + suggestion(name, known.keySet()));
      return;
    }
    if (text == null || text.trim().isEmpty()) {
      // Set to nothing: as if not set, the usual way to undo a variable of an outer environment.
      return;
    }
    Object value;
    try {
      value = setting.parse(text.trim());
    } catch (IllegalArgumentException expected) {
      warnings.add(
          where
              + ": "
              + setting.shown(text.trim())
              + " is not "
              + expected.getMessage()
              + ", and is ignored");
      return;
    }
    if (!values.containsKey(setting)) {
      values.put(setting, value);
    }
  }

  private static String suggestion(String name, Collection<String> known) {
    String nearest = NearestName.of(name, known);
    return nearest == null ? "; docs/settings.md lists them" : "; did you mean " + nearest + "?";
  }
}
