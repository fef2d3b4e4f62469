package dev.faultline.agent.settings;

import dev.faultline.agent.backend.BackendTypes;
import dev.faultline.client.configuration.BackendChoices;
import dev.faultline.weaving.fault.PropertyFaults;
import dev.faultline.weaving.guard.declaration.DeclarationProblem;
import dev.faultline.weaving.guard.declaration.PropertyGuards;
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

  /** More of them are not of use to anybody who mends a file. */
  private static final int MOST_PROBLEMS = 50;

  private final Map<String, Setting<?>> byName = new LinkedHashMap<>();
  private final Map<String, Setting<?>> byVariable = new LinkedHashMap<>();
  private final Map<Setting<?>, Object> values = new IdentityHashMap<>();
  private final Map<Setting<?>, String> origins = new IdentityHashMap<>();
  private final List<SettingProblem> problems = new ArrayList<>();

  /** Properties of guards, faults and backends, whose names are the user's own. */
  private final Map<String, SettingEntry> named = new LinkedHashMap<>();

  private SettingsLoader() {
    for (Setting<?> setting : AgentSettings.all()) {
      byName.put(setting.name(), setting);
      byVariable.put(setting.variable(), setting);
    }
  }

  /**
   * Loads the settings of a JVM.
   *
   * @param file path given to the agent; null or empty when none was given
   * @param properties system properties
   * @param environment environment variables
   */
  public static Settings load(String file, Properties properties, Map<String, String> environment) {
    return load(SettingsSources.of(file, properties, environment));
  }

  static Settings load(SettingsSources sources) {
    SettingsLoader loader = new SettingsLoader();
    for (Map.Entry<String, String> set : sources.overrides().entrySet()) {
      String name = set.getKey();
      loader.accept(
          new SettingEntry(name, set.getValue(), name, Settings.SET_WHILE_RUNNING, true),
          loader.byName);
    }
    for (Map.Entry<String, String> property : sources.properties().entrySet()) {
      String name = property.getKey();
      loader.accept(
          new SettingEntry(
              name, property.getValue(), "system property " + name, "system property", false),
          loader.byName);
    }
    for (Map.Entry<String, String> variable : sources.environment().entrySet()) {
      String name = variable.getKey();
      loader.accept(
          new SettingEntry(
              name, variable.getValue(), "environment variable " + name, "environment", false),
          loader.byVariable);
    }
    loader.readFile(sources.givenFile());
    Settings settings =
        new Settings(
            loader.values,
            loader.origins,
            loader.checkedNamed(),
            loader.namedOrigins(),
            loader.problems,
            new BackendCheck(sources.types(), loader.named));
    loader.checkBackends(settings, sources.types());
    return settings;
  }

  private void readFile(String given) {
    String path = given == null ? (String) values.get(AgentSettings.CONFIG) : given;
    if (path == null) {
      return;
    }
    PropertiesFile file;
    try {
      file = PropertiesFile.read(new File(path));
    } catch (IOException e) {
      String fault =
          "the settings file "
              + new File(path).getAbsolutePath()
              + " cannot be read ("
              + e.getMessage()
              + ")";
      problem(fault, fault + ", so the other settings and defaults hold", true);
      return;
    }
    for (String warning : file.warnings()) {
      problem(warning, warning, true);
    }
    // The last of several entries holds, as with java.util.Properties; each is still checked.
    Map<String, Integer> lastLine = new HashMap<>();
    for (PropertiesFile.Entry entry : file.entries()) {
      lastLine.put(entry.key, entry.line);
    }
    for (PropertiesFile.Entry entry : file.entries()) {
      String origin = file.name() + ":" + entry.line;
      String where = origin + ": " + entry.key;
      if (lastLine.get(entry.key) != entry.line) {
        String fault = where + " is set again in line " + lastLine.get(entry.key);
        problem(fault + "; delete one of them", fault + ", which holds", true);
      } else {
        accept(new SettingEntry(entry.key, entry.value, where, origin, true), byName);
      }
    }
  }

  private void accept(SettingEntry entry, Map<String, Setting<?>> known) {
    Setting<?> setting = known.get(entry.name);
    if (setting == null && isOfUsersOwn(entry.name)) {
      addNamed(entry);
      return;
    }
    if (setting == null) {
      String mend = suggestion(entry.name, known.keySet());
      problem(
          entry.where + " is not a setting" + mend,
          entry.where + " is not a setting and is ignored" + mend,
          entry.mendable);
      return;
    }
    String text = entry.text == null ? "" : entry.text.trim();
    if (text.isEmpty()) {
      // Set to nothing: as if not set, the usual way to undo a variable of an outer environment.
      return;
    }
    Object value;
    try {
      value = setting.parse(text);
    } catch (IllegalArgumentException expected) {
      String[] lines = expected.getMessage().split("\n", 2);
      String fault = entry.where + ": " + setting.shown(text) + " is not " + lines[0];
      String shown = lines.length > 1 ? "\n" + lines[1] : "";
      problem(fault + shown, fault + ", and is ignored" + shown, entry.mendable);
      return;
    }
    if (!values.containsKey(setting)) {
      values.put(setting, value);
      origins.put(setting, entry.origin);
    }
  }

  private static boolean isOfUsersOwn(String name) {
    return name.startsWith(PropertyGuards.PREFIX)
        || name.startsWith(PropertyFaults.PREFIX)
        || name.startsWith(BackendChoices.PREFIX);
  }

  private void addNamed(SettingEntry entry) {
    if (entry.text != null && !entry.text.trim().isEmpty() && !named.containsKey(entry.name)) {
      named.put(entry.name, entry);
    }
  }

  /** All that is wrong with properties of guards and faults is told when they are read together. */
  private Map<String, String> checkedNamed() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (SettingEntry entry : named.values()) {
      texts.put(entry.name, entry.text.trim());
    }
    if (!texts.isEmpty()) {
      addProblems(PropertyGuards.parse(texts).problems(), "it");
      addProblems(PropertyFaults.parse(texts).problems(), "the fault");
    }
    return texts;
  }

  /**
   * Nothing is loaded for that where nobody chose anything. Where jars are named, it is done when
   * they have been opened: by a thread of the agent's, and not before the program's start.
   */
  private void checkBackends(Settings settings, BackendTypes types) {
    if (!values.containsKey(AgentSettings.BACKENDS) && !hasBackends()) {
      return;
    }
    if (types.areKnown(settings.get(AgentSettings.BACKEND_JARS))) {
      for (SettingProblem problem : BackendCheck.problems(settings, named)) {
        add(problem);
      }
    }
  }

  private boolean hasBackends() {
    for (String name : named.keySet()) {
      if (name.startsWith(BackendChoices.PREFIX)) {
        return true;
      }
    }
    return false;
  }

  private void addProblems(List<DeclarationProblem> wrong, String what) {
    for (DeclarationProblem one : wrong) {
      SettingEntry entry = named.get(one.origin());
      String fault = entry.where + ": " + one.text();
      problems.add(
          new SettingProblem(
              fault, fault + " (" + what + " is ignored)", entry.mendable, one.lacksOthers()));
    }
  }

  private Map<String, String> namedOrigins() {
    Map<String, String> where = new LinkedHashMap<>();
    for (SettingEntry entry : named.values()) {
      where.put(entry.name, entry.origin);
    }
    return where;
  }

  private void problem(String fault, String warning, boolean mendable) {
    add(new SettingProblem(fault, warning, mendable));
  }

  private void add(SettingProblem problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    } else if (problems.size() == MOST_PROBLEMS) {
      String more = "there is more that is wrong; mend these first";
      problems.add(new SettingProblem(more, more, problem.isMendable()));
    }
  }

  private static String suggestion(String name, Collection<String> known) {
    String nearest = NearestName.of(name, known);
    return nearest == null ? "; docs/settings.md lists them" : "; did you mean " + nearest + "?";
  }
}
