package dev.faultline.agent;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.weaving.loaded.AllLoadedClasses;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The classes that are loaded, of which some are to be woven once more. Thread-safe. */
final class LoadedClasses {

  private final Instrumentation instrumentation;
  private final Weaving weaving;
  private final AgentLog log;

  LoadedClasses(Instrumentation instrumentation, Weaving weaving, AgentLog log) {
    this.instrumentation = instrumentation;
    this.weaving = weaving;
    this.log = log;
  }

  /** Whether the JVM lets a class be woven once more. */
  boolean isModifiable(Class<?> loaded) {
    return instrumentation.isModifiableClass(loaded);
  }

  /** Those that a filter accepts. */
  List<Class<?>> that(LoadedClassFilter filter) {
    List<Class<?>> accepted = new ArrayList<>();
    for (Class<?> loaded : AllLoadedClasses.of(instrumentation)) {
      if (filter.accepts(loaded)) {
        accepted.add(loaded);
      }
    }
    return accepted;
  }

  /** Weaves classes once more, which are in one list or in both. */
  void weaveAgain(String purpose, List<Class<?>> some, List<Class<?>> others) {
    Set<Class<?>> all = new LinkedHashSet<>(some);
    all.addAll(others);
    weaveAgain(purpose, new ArrayList<>(all));
  }

  /**
   * Weaves classes once more.
   *
   * @param purpose for the log, such as {@code guards}
   */
  void weaveAgain(String purpose, List<Class<?>> classes) {
    if (!classes.isEmpty()) {
      log.info("woven again for " + purpose + ": " + weaving.weaveAgain(classes));
    }
  }
}
