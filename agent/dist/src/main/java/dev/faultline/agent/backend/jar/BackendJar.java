package dev.faultline.agent.backend.jar;

import dev.faultline.client.backend.BackendProvider;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One path of the setting: a jar, or a folder whose jars belong together. */
final class BackendJar implements Closeable {
  private static final String SERVICE =
      "META-INF/services/dev.faultline.client.backend.BackendProvider";

  private final File place;
  private final List<JarContent> jars = new ArrayList<>();

  /** Null when there is nothing to load from. */
  private JarClassLoader loader;

  BackendJar(File place) {
    this.place = place;
  }

  /**
   * The providers that can be made.
   *
   * @param problems where it is said why others cannot
   */
  List<BackendProvider> open(ClassLoader agent, List<String> problems) {
    if (!openJars(problems)) {
      return new ArrayList<>();
    }
    loader = new JarClassLoader(jars, new SpiClassLoader(agent));
    Set<String> names = providerNames(problems);
    if (names.isEmpty() && problems.isEmpty()) {
      problems.add(
          place
              + " has no backend: "
              + SERVICE
              + " is not in it; a library that a backend needs goes into a folder with it, which is"
              + " named instead of the jars");
    }
    List<BackendProvider> made = new ArrayList<>();
    ContextLoader context = ContextLoader.set(loader);
    try {
      for (String name : names) {
        try {
          made.add(make(name));
        } catch (UnusableProviderException unusable) {
          problems.add(place + ": " + unusable.getMessage());
        }
      }
    } finally {
      context.restore();
    }
    return made;
  }

  private boolean openJars(List<String> problems) {
    List<File> files = files();
    if (!place.exists()) {
      problems.add(place.getAbsolutePath() + " is not there");
    } else if (files.isEmpty()) {
      problems.add(place + " is a folder without jars");
    }
    for (File file : files) {
      try {
        jars.add(new JarContent(file, JavaVersion.current()));
      } catch (IOException | RuntimeException unreadable) {
        problems.add(file + " cannot be read as a jar: " + unreadable.getMessage());
      }
    }
    return !jars.isEmpty();
  }

  private List<File> files() {
    if (!place.isDirectory()) {
      return place.exists() ? Arrays.asList(place) : new ArrayList<File>();
    }
    List<File> files = new ArrayList<>();
    File[] all = place.listFiles();
    if (all != null) {
      Arrays.sort(all);
      for (File one : all) {
        if (one.getName().toLowerCase(Locale.ROOT).endsWith(".jar")) {
          files.add(one);
        }
      }
    }
    return files;
  }

  /** As {@code ServiceLoader} reads them, but so that each can be told apart when it is wrong. */
  private Set<String> providerNames(List<String> problems) {
    Set<String> names = new LinkedHashSet<>();
    for (JarContent jar : jars) {
      try {
        byte[] content = jar.read(SERVICE);
        if (content != null) {
          addNames(content, names);
        }
      } catch (IOException | RuntimeException damaged) {
        problems.add(jar.file() + " cannot be read as a jar: " + damaged.getMessage());
      }
    }
    return names;
  }

  private static void addNames(byte[] content, Set<String> names) throws IOException {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String name = line.replaceFirst("#.*", "").trim();
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
  }

  private BackendProvider make(String name) throws UnusableProviderException {
    try {
      Class<?> type = loader.loadClass(name);
      if (!BackendProvider.class.isAssignableFrom(type)) {
        throw new UnusableProviderException(
            name + " does not implement " + BackendProvider.class.getName());
      }
      BackendProvider provider = (BackendProvider) type.getConstructor().newInstance();
      return new IsolatedProvider(provider, checkedType(provider, name), loader, place);
    } catch (ClassNotFoundException missing) {
      throw new UnusableProviderException(name + ", which " + SERVICE + " names, is not in it");
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException hidden) {
      throw new UnusableProviderException(
          name + " must be a public class with a public constructor without parameters");
    } catch (InvocationTargetException thrown) {
      throw new UnusableProviderException(
          name + " cannot be made: " + Faults.of(thrown.getCause()));
    } catch (RuntimeException | LinkageError broken) {
      throw new UnusableProviderException(name + " cannot be made: " + Faults.of(broken));
    }
  }

  private static String checkedType(BackendProvider provider, String name)
      throws UnusableProviderException {
    String type = provider.type();
    if (type == null || !type.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?")) {
      throw new UnusableProviderException(
          name + " calls its type " + type + "; use lower-case letters, digits and hyphens");
    }
    return type;
  }

  @Override
  public void close() throws IOException {
    for (JarContent jar : jars) {
      jar.close();
    }
  }
}
