package dev.faultline.agent.backend.jar;

import dev.faultline.client.backend.BackendProvider;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The providers that are in jars, and what is wrong with jars. The jars are open until this is
 * closed, for classes are loaded when they are needed. Immutable.
 */
public final class BackendJars implements Closeable {
  private final List<BackendJar> jars = new ArrayList<>();
  private final Map<String, BackendProvider> byType = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private BackendJars() {}

  /**
   * Opens jars and makes their providers, which runs their constructors.
   *
   * @param paths of jars, and of folders with jars that belong together
   * @param taken types that there are already, each with what it comes from in words
   * @param agent the class loader that has the SPI
   */
  public static BackendJars open(List<String> paths, Map<String, String> taken, ClassLoader agent) {
    BackendJars all = new BackendJars();
    Map<String, String> from = new LinkedHashMap<>(taken);
    for (String path : paths) {
      File place = new File(path);
      BackendJar jar = new BackendJar(place);
      all.jars.add(jar);
      List<String> wrong = new ArrayList<>();
      for (BackendProvider provider : jar.open(agent, wrong)) {
        String type = provider.type();
        if (from.containsKey(type)) {
          wrong.add(
              path
                  + " has a backend of the type "
                  + type
                  + ", which "
                  + from.get(type)
                  + " has, too; that one is used");
        } else {
          from.put(type, path);
          all.byType.put(type, provider);
        }
      }
      all.problems.addAll(wrong);
    }
    return all;
  }

  /** By type; unmodifiable. */
  public Map<String, BackendProvider> byType() {
    return Collections.unmodifiableMap(byType);
  }

  /** What is wrong, each in one line that names the jar; unmodifiable. */
  public List<String> problems() {
    return Collections.unmodifiableList(problems);
  }

  @Override
  public void close() throws IOException {
    for (BackendJar jar : jars) {
      jar.close();
    }
  }
}
