package dev.faultline.agent.settings;

import dev.faultline.client.configuration.BackendChoices;
import dev.faultline.weaving.fault.PropertyFaults;
import dev.faultline.weaving.guard.declaration.PropertyGuards;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings that hold for this JVM, and what was wrong where they come from. Immutable. */
public final class Settings {

  /** Origin of what goes before every other place. */
  static final String SET_WHILE_RUNNING = "set while running";

  private static final String DEFAULT = "default";

  private final Map<Setting<?>, Object> values;
  private final Map<Setting<?>, String> origins;
  private final Map<String, String> named;
  private final Map<String, String> namedOrigins;
  private final Map<String, String> guards;
  private final Map<String, String> faults;
  private final Map<String, String> backends;
  private final List<SettingProblem> problems;
  private final BackendCheck check;

  Settings(
      Map<Setting<?>, Object> values,
      Map<Setting<?>, String> origins,
      Map<String, String> named,
      Map<String, String> namedOrigins,
      List<SettingProblem> problems,
      BackendCheck check) {
    this.values = values;
    this.origins = origins;
    this.named = Collections.unmodifiableMap(named);
    this.namedOrigins = namedOrigins;
    this.guards = with(PropertyGuards.PREFIX, named);
    this.faults = with(PropertyFaults.PREFIX, named);
    this.backends = with(BackendChoices.PREFIX, named);
    this.problems = problems;
    this.check = check;
  }

  private static Map<String, String> with(String prefix, Map<String, String> named) {
    Map<String, String> these = new LinkedHashMap<>();
    for (Map.Entry<String, String> one : named.entrySet()) {
      if (one.getKey().startsWith(prefix)) {
        these.put(one.getKey(), one.getValue());
      }
    }
    return Collections.unmodifiableMap(these);
  }

  /** The value that holds: null only for a setting whose default is null. */
  @SuppressWarnings("unchecked") // the loader puts only what the setting's own parser made
  public <T> T get(Setting<T> setting) {
    return values.containsKey(setting) ? (T) values.get(setting) : setting.defaultValue();
  }

  /** The value that holds as it may be shown: as it would be written, without credentials. */
  public <T> String shown(Setting<T> setting) {
    return setting.shownValue(get(setting));
  }

  /**
   * Where the value comes from, such as {@code faultline.properties:3} or {@code system property}.
   */
  public String origin(Setting<?> setting) {
    String origin = origins.get(setting);
    return origin == null ? DEFAULT : origin;
  }

  /**
   * These settings with the values of others where a running agent takes them over.
   *
   * @param newer what somebody wants to hold from now on
   */
  public Settings takingOver(Settings newer) {
    Map<Setting<?>, Object> merged = new IdentityHashMap<>();
    Map<Setting<?>, String> from = new IdentityHashMap<>();
    for (Setting<?> setting : AgentSettings.all()) {
      Settings source = setting.changesWhileRunning() ? newer : this;
      if (source.values.containsKey(setting)) {
        merged.put(setting, source.values.get(setting));
        from.put(setting, source.origins.get(setting));
      }
    }
    return new Settings(merged, from, newer.named, newer.namedOrigins, newer.problems, newer.check);
  }

  /**
   * These settings with those of others that somebody has set while the JVM runs: when the file
   * cannot be taken over as it is now, what it said before holds on.
   */
  public Settings overriddenBy(Settings set) {
    Map<Setting<?>, Object> merged = new IdentityHashMap<>(values);
    Map<Setting<?>, String> from = new IdentityHashMap<>(origins);
    for (Setting<?> setting : AgentSettings.all()) {
      if (set.origin(setting).equals(SET_WHILE_RUNNING)) {
        merged.put(setting, set.values.get(setting));
        from.put(setting, SET_WHILE_RUNNING);
      }
    }
    Map<String, String> all = new LinkedHashMap<>(named);
    Map<String, String> allFrom = new LinkedHashMap<>(namedOrigins);
    for (Map.Entry<String, String> one : set.named.entrySet()) {
      if (SET_WHILE_RUNNING.equals(set.namedOrigin(one.getKey()))) {
        all.put(one.getKey(), one.getValue());
        allFrom.put(one.getKey(), SET_WHILE_RUNNING);
      }
    }
    return new Settings(merged, from, all, allFrom, set.problems, set.check);
  }

  /** The properties {@code faultline.guard.NAME.…} by their full names. */
  public Map<String, String> guards() {
    return guards;
  }

  /** The properties {@code faultline.fault.NAME.…} by their full names. */
  public Map<String, String> faults() {
    return faults;
  }

  /** The backends that are chosen, as far as they are well set. */
  public BackendChoices backends() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("endpoint", get(AgentSettings.ENDPOINT));
    List<String> headers = new ArrayList<>();
    for (Map.Entry<String, String> header : get(AgentSettings.HEADERS).entrySet()) {
      headers.add(header.getKey() + '=' + header.getValue());
    }
    defaults.put("headers", String.join(",", headers));
    return BackendChoices.of(
        get(AgentSettings.BACKENDS),
        backends,
        defaults,
        check.types().providers(get(AgentSettings.BACKEND_JARS)));
  }

  /**
   * Opens the jars that further types of backend come from, if nobody has. To be called by a thread
   * of the agent's own.
   *
   * @return what could not be known before: what is wrong with the jars and with backends
   */
  public List<SettingProblem> openBackendJars() {
    return check.open(this);
  }

  /**
   * Looks at the files that backends need, such as keys and tokens. To be called by a thread of the
   * agent's own, when jars are open.
   *
   * @return what is wrong with them, which does not keep the backends from being used
   */
  public List<SettingProblem> checkBackendFiles() {
    return check.files(this);
  }

  /** Closes them, when no backend is used any more. */
  public void closeBackendJars() throws IOException {
    check.types().close();
  }

  /**
   * The value of one of {@link #named} as it may be shown, without credentials, or that it is not
   * set.
   */
  public String shownNamed(String name) {
    String value = named.get(name);
    if (value == null) {
      return Setting.NOTHING;
    }
    if (name.startsWith(BackendChoices.PREFIX)) {
      boolean secret =
          name.matches(".*\\.(headers|dsn|.*(password|token|secret|jaas|keystore\\.key).*)");
      return secret ? Setting.HIDDEN : Setting.withoutCredentials(value);
    }
    return value;
  }

  /** The properties whose names are the user's own: those of guards, faults and backends. */
  public Map<String, String> named() {
    return named;
  }

  /** Where one of {@link #named} comes from, as {@link #origin}. */
  public String namedOrigin(String name) {
    return namedOrigins.get(name);
  }

  /** How many settings are set anywhere, so that their default does not hold. */
  public int count() {
    return values.size() + named.size();
  }

  /** What is unknown or malformed, and where. */
  public List<SettingProblem> problems() {
    return problems;
  }

  /**
   * One line for each setting that is unknown or malformed, naming it, where it stands, and the
   * mend; and the further lines that some have.
   */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (SettingProblem problem : problems) {
      warnings.addAll(Arrays.asList(problem.warning().split("\n")));
    }
    return warnings;
  }

  /**
   * What is wrong where it can be mended while the JVM runs: in the settings file, or in what was
   * set since.
   */
  public List<SettingProblem> mendableProblems() {
    List<SettingProblem> mendable = new ArrayList<>();
    for (SettingProblem problem : problems) {
      if (problem.isMendable()) {
        mendable.add(problem);
      }
    }
    return mendable;
  }
}
