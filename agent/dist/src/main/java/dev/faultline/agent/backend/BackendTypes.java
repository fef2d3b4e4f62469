package dev.faultline.agent.backend;

import dev.faultline.agent.backend.jar.BackendJars;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.configuration.BackendProviders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The types of backend that there are: those that the agent brings, and once {@link #open} was
 * called, those of jars. That runs code of others, so it is left to a thread of the agent's own.
 * Thread-safe.
 */
public final class BackendTypes {
  /** Null before. */
  private List<String> opened;

  /** Null when there are none. */
  private BackendJars jars;

  /**
   * Opens jars, the first time that it is called.
   *
   * @param paths of jars, and of folders with jars
   * @return what is wrong with them; empty at any other time
   */
  public synchronized List<String> open(List<String> paths) {
    if (opened != null) {
      return Collections.emptyList();
    }
    opened = paths;
    if (paths.isEmpty()) {
      return Collections.emptyList();
    }
    Map<String, String> taken = new LinkedHashMap<>();
    for (String type : BackendProviders.builtIn().types()) {
      taken.put(type, "the agent");
    }
    jars = BackendJars.open(paths, taken, BackendTypes.class.getClassLoader());
    return jars.problems();
  }

  /** Whether all types are known, if the settings name these jars. */
  public synchronized boolean areKnown(List<String> paths) {
    return paths.isEmpty() || opened != null;
  }

  /**
   * All that are known by now.
   *
   * @param paths that the settings name now
   */
  public synchronized BackendProviders providers(List<String> paths) {
    List<BackendProvider> others = new ArrayList<>();
    if (jars != null) {
      others.addAll(jars.byType().values());
    }
    return BackendProviders.builtIn().with(others, remark(paths));
  }

  private String remark(List<String> paths) {
    if (opened != null && !opened.equals(paths)) {
      return "; faultline.backend.jars is read when the agent starts";
    }
    return paths.isEmpty() ? ", and what faultline.backend.jars brings" : "";
  }

  /** Closes the jars, when nothing of them is used any more. */
  public synchronized void close() throws IOException {
    if (jars != null) {
      jars.close();
    }
  }
}
