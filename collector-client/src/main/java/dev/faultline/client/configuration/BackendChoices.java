package dev.faultline.client.configuration;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.EventFilter;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.event.Resource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;

/**
 * The backends that {@code faultline.backends} names, with their properties {@code
 * faultline.backend.NAME.…}, and what is wrong with them. Immutable.
 */
public final class BackendChoices {
  /** What the properties of all backends begin with. */
  public static final String PREFIX = "faultline.backend.";

  /** The property that names them. */
  public static final String NAMES = "faultline.backends";

  /** The name that says that events go nowhere. */
  private static final String NONE = "none";

  static final String TYPE = "type";

  /** Has what a backend may want to know of a process; the true one is not known yet. */
  private static final Resource ANY =
      Resource.builder().put("process.pid", 1).put("host.name", "localhost").build();

  private static final ClientLog NOBODY =
      new ClientLog() {
        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {}
      };

  private final List<BackendChoice> chosen = new ArrayList<>();
  private final List<BackendProblem> problems = new ArrayList<>();
  private final BackendProviders providers;

  private BackendChoices(BackendProviders providers) {
    this.providers = providers;
  }

  /**
   * Reads and checks; opens nothing.
   *
   * @param names of the backends, in their order
   * @param properties by full names; others than those of backends are left out
   * @param defaults by short names, for what a backend's own properties do not say and it asks for
   * @param providers of the types of backend that there are
   */
  public static BackendChoices of(
      List<String> names,
      Map<String, String> properties,
      Map<String, String> defaults,
      BackendProviders providers) {
    BackendChoices choices = new BackendChoices(providers);
    Set<String> distinct = new LinkedHashSet<>(names);
    if (distinct.remove(NONE)) {
      choices.chooseNone(distinct);
      if (distinct.isEmpty()) {
        return choices;
      }
    }
    for (String name : distinct) {
      choices.add(name, ownProperties(name, properties), defaults);
    }
    choices.tellOfOthers(distinct, properties.keySet());
    return choices;
  }

  /** What is set for backends may stay, for when they are wanted again. */
  private void chooseNone(Set<String> others) {
    if (!others.isEmpty()) {
      problems.add(
          new BackendProblem(
              NAMES,
              NONE
                  + " means that events go nowhere, and stands alone; take it out, or "
                  + String.join(", ", others)));
    }
  }

  private static Map<String, String> ownProperties(String name, Map<String, String> properties) {
    String prefix = PREFIX + name + '.';
    Map<String, String> own = new LinkedHashMap<>();
    for (Map.Entry<String, String> property : properties.entrySet()) {
      if (property.getKey().startsWith(prefix)) {
        own.put(property.getKey().substring(prefix.length()), property.getValue());
      }
    }
    return own;
  }

  private void add(String name, Map<String, String> own, Map<String, String> defaults) {
    String prefix = PREFIX + name + '.';
    String type = own.containsKey(TYPE) ? own.get(TYPE).trim() : name;
    BackendProvider provider = providers.of(type);
    if (provider == null) {
      problems.add(
          own.containsKey(TYPE)
              ? BackendProblem.lackingOthers(
                  prefix + TYPE,
                  "there is no type of backend " + type + "; " + providers.described())
              : BackendProblem.lackingOthers(
                  NAMES,
                  type
                      + " is no type of backend, and "
                      + prefix
                      + TYPE
                      + " is not set; "
                      + providers.described()));
      return;
    }
    Map<String, String> all = new LinkedHashMap<>(defaults);
    all.putAll(own);
    BackendSettings settings = BackendSettings.of(prefix, all);
    try {
      settings.text(TYPE, type);
      EventFilter filter = EventFilter.read(settings);
      provider.create(context(name, settings)).close();
      chosen.add(new BackendChoice(name, provider, settings, filter));
    } catch (InvalidBackendException wrong) {
      problems.add(problem(wrong));
      return;
    }
    tellOfUnknown(prefix, own.keySet(), settings.asked());
  }

  private static BackendProblem problem(InvalidBackendException wrong) {
    String[] parts = wrong.getMessage().split(": ", 2);
    return new BackendProblem(parts[0], parts[1]);
  }

  /**
   * Looks at the files that the settings of those chosen name, which may take a while.
   *
   * @return what has to be mended before events can be sent; they wait for that
   */
  public List<BackendProblem> check() {
    List<BackendProblem> found = new ArrayList<>();
    for (BackendChoice choice : chosen) {
      Backend backend = choice.provider().create(context(choice.name(), choice.settings()));
      try {
        backend.check();
      } catch (InvalidBackendException wrong) {
        found.add(problem(wrong));
      } finally {
        backend.close();
      }
    }
    return found;
  }

  private static BackendContext context(String name, BackendSettings settings) {
    return BackendContext.of(name, settings)
        .resource(ANY)
        .version("0")
        .threads(Executors.defaultThreadFactory())
        .log(NOBODY)
        .build();
  }

  private void tellOfUnknown(String prefix, Set<String> own, Set<String> known) {
    for (String name : own) {
      if (!known.contains(name)) {
        problems.add(
            new BackendProblem(
                prefix + name,
                "this backend has no such setting; it has "
                    + String.join(", ", new TreeSet<>(known))));
      }
    }
  }

  /** Properties of backends that are not chosen: a slip, or left over. */
  private void tellOfOthers(Set<String> names, Set<String> properties) {
    for (String property : properties) {
      if (property.startsWith(PREFIX) && !isOfOne(names, property)) {
        problems.add(
            BackendProblem.lackingOthers(
                property, NAMES + " does not name this backend, only " + String.join(", ", names)));
      }
    }
  }

  private static boolean isOfOne(Set<String> names, String property) {
    for (String name : names) {
      if (property.startsWith(PREFIX + name + '.')) {
        return true;
      }
    }
    return false;
  }

  List<BackendChoice> chosen() {
    return Collections.unmodifiableList(chosen);
  }

  /** What is wrong; a backend with something wrong is left out, or its unknown settings are. */
  public List<BackendProblem> problems() {
    return Collections.unmodifiableList(problems);
  }
}
