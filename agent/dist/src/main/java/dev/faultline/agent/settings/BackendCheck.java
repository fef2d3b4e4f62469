package dev.faultline.agent.settings;

import dev.faultline.agent.backend.BackendTypes;
import dev.faultline.client.configuration.BackendProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is wrong with backends, and with the jars that they come from, and where that stands. */
final class BackendCheck {
  private final BackendTypes types;
  private final Map<String, SettingEntry> named;

  /**
   * @param named entries of properties whose names are the user's own, by their names
   */
  BackendCheck(BackendTypes types, Map<String, SettingEntry> named) {
    this.types = types;
    this.named = named;
  }

  BackendTypes types() {
    return types;
  }

  /** What is wrong as far as it could not be known before the jars were opened, and opens them. */
  List<SettingProblem> open(Settings settings) {
    List<SettingProblem> problems = new ArrayList<>();
    List<String> jars = settings.get(AgentSettings.BACKEND_JARS);
    boolean known = types.areKnown(jars);
    for (String wrong : types.open(jars)) {
      String fault =
          settings.origin(AgentSettings.BACKEND_JARS)
              + ": "
              + AgentSettings.BACKEND_JARS.name()
              + ": "
              + wrong;
      problems.add(new SettingProblem(fault, fault, false));
    }
    if (!known) {
      problems.addAll(problems(settings, named));
    }
    return problems;
  }

  static List<SettingProblem> problems(Settings settings, Map<String, SettingEntry> named) {
    List<SettingProblem> problems = new ArrayList<>();
    for (BackendProblem one : settings.backends().problems()) {
      problems.add(problem(one, settings, named, ", and is ignored"));
    }
    return problems;
  }

  /** What is wrong with the files that backends need. Reads them. */
  List<SettingProblem> files(Settings settings) {
    List<SettingProblem> problems = new ArrayList<>();
    for (BackendProblem one : settings.backends().check()) {
      problems.add(problem(one, settings, named, ", and events wait until that is mended"));
    }
    return problems;
  }

  private static SettingProblem problem(
      BackendProblem one, Settings settings, Map<String, SettingEntry> named, String consequence) {
    SettingEntry entry = named.get(one.property());
    String where =
        entry == null
            ? settings.origin(AgentSettings.BACKENDS) + ": " + one.property()
            : entry.where;
    String fault = where + ": " + one.text();
    boolean mendable = entry == null || entry.mendable;
    return new SettingProblem(fault, fault + consequence, mendable, one.lacksOthers());
  }
}
