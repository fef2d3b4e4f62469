package dev.faultline.agent.settings;

import dev.faultline.agent.backend.BackendTypes;
import java.io.File;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * Where the settings of a JVM come from, as it was when the agent started; only the file is read
 * anew with each {@link #load}. Immutable, but for which types of backend are known.
 */
public final class SettingsSources {

  private final String file;
  private final Map<String, String> properties;
  private final Map<String, String> environment;
  private final Map<String, String> overrides;
  private final BackendTypes types;

  private SettingsSources(
      String file,
      Map<String, String> properties,
      Map<String, String> environment,
      Map<String, String> overrides,
      BackendTypes types) {
    this.file = file;
    this.properties = properties;
    this.environment = environment;
    this.overrides = overrides;
    this.types = types;
  }

  /**
   * The sources of this JVM.
   *
   * @param file path given to the agent; null or empty when none was given
   */
  public static SettingsSources ofThisJvm(String file) {
    return of(file, System.getProperties(), System.getenv());
  }

  /**
   * Any other sources.
   *
   * @param file path of the properties file; null or empty for what {@code faultline.config} says
   * @param properties system properties; copied, because the application may change them later
   * @param environment environment variables
   */
  public static SettingsSources of(
      String file, Properties properties, Map<String, String> environment) {
    Map<String, String> ours = new LinkedHashMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(Setting.PREFIX)) {
        ours.put(name, properties.getProperty(name));
      }
    }
    Map<String, String> variables = new HashMap<>();
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      if (variable.getKey().startsWith(Setting.VARIABLE_PREFIX)) {
        variables.put(variable.getKey(), variable.getValue());
      }
    }
    boolean given = file != null && !file.trim().isEmpty();
    return new SettingsSources(
        given ? file.trim() : null,
        ours,
        variables,
        Collections.<String, String>emptyMap(),
        new BackendTypes());
  }

  /**
   * The same sources with what somebody has set since, by name, which goes before all others.
   *
   * @param newFile path of another properties file; null keeps the one there is
   */
  public SettingsSources with(String newFile, Map<String, String> set) {
    Map<String, String> all = new LinkedHashMap<>(overrides);
    all.putAll(set);
    return new SettingsSources(
        newFile == null ? file : newFile, properties, environment, all, types);
  }

  /** The same without any file. */
  public SettingsSources withoutFile() {
    Map<String, String> others = new LinkedHashMap<>(overrides);
    others.remove(AgentSettings.CONFIG.name());
    Map<String, String> ours = new LinkedHashMap<>(properties);
    ours.remove(AgentSettings.CONFIG.name());
    Map<String, String> variables = new HashMap<>(environment);
    variables.remove(AgentSettings.CONFIG.variable());
    return new SettingsSources(null, ours, variables, others, types);
  }

  /** Whether these are the sources of others with something else set, but with the same file. */
  public boolean setMoreThan(SettingsSources others) {
    return !overrides.equals(others.overrides) && Objects.equals(file(), others.file());
  }

  /** Reads them. */
  public Settings load() {
    return SettingsLoader.load(this);
  }

  /** The properties file, whether it exists or not; null when none is named. */
  public File file() {
    String path = file;
    for (String other :
        new String[] {
          overrides.get(AgentSettings.CONFIG.name()),
          properties.get(AgentSettings.CONFIG.name()),
          environment.get(AgentSettings.CONFIG.variable())
        }) {
      path = path == null && other != null && !other.trim().isEmpty() ? other.trim() : path;
    }
    return path == null ? null : new File(path).getAbsoluteFile();
  }

  String givenFile() {
    return file;
  }

  Map<String, String> properties() {
    return properties;
  }

  Map<String, String> environment() {
    return environment;
  }

  Map<String, String> overrides() {
    return overrides;
  }

  /** The types of backend that settings from here may choose. */
  BackendTypes types() {
    return types;
  }
}
