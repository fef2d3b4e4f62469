package dev.faultline.weaving.inapp;

import java.io.File;
import java.io.IOException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;

/**
 * How the program of this JVM was started, and what is its own code therefore: the main class's
 * package and jar, the classes of a Spring Boot jar, class folders on the class path. Immutable.
 */
public final class MainProgram {

  private static final String SOURCE_LAUNCHER = "com.sun.tools.javac.launcher.";

  private final String mainClass;
  private final File mainJar;
  private final Set<String> places;

  private MainProgram(String mainClass, File mainJar, Set<String> places) {
    this.mainClass = mainClass;
    this.mainJar = mainJar;
    this.places = places;
  }

  /**
   * The program of this JVM, by what the launcher left in the system properties.
   *
   * @param agentJar the agent's jar, which the JVM adds to the class path
   */
  public static MainProgram ofThisJvm(File agentJar) {
    return of(
        System.getProperty("sun.java.command"),
        System.getProperty("java.class.path"),
        agentJar,
        MainModule.ofThisJvm());
  }

  /**
   * Works it out from what the launcher left in the system properties.
   *
   * @param command {@code sun.java.command}: main class, module and class, or jar, then arguments;
   *     may be null
   * @param classPath {@code java.class.path}; may be null
   * @param agentJar the agent's jar, which the JVM adds to the class path
   * @param module the main module, or null when there is none
   */
  static MainProgram of(String command, String classPath, File agentJar, MainModule module) {
    List<File> entries = entries(classPath == null ? "" : classPath, agentJar);
    Set<String> places = new LinkedHashSet<>();
    for (File entry : entries) {
      if (entry.isDirectory()) {
        places.add(canonical(entry) + '/');
      }
    }
    if (entries.size() == 1) {
      // A jar may name further entries: build tools name the class folders so when the command line
      // would be too long.
      addFoldersNamedBy(entries.get(0), places);
    }
    if (command == null || command.isEmpty()) {
      return new MainProgram(null, null, places);
    }
    // Started with -jar, the class path is that jar, whatever spaces its name has, and behind it
    // the
    // jars of other agents. Both are compared as paths, without doubled separators.
    if (!entries.isEmpty()
        && entries.get(0).isFile()
        && (new File(command).getPath() + " ").startsWith(entries.get(0).getPath() + " ")) {
      return startedFromJar(entries.get(0), places);
    }
    int space = command.indexOf(' ');
    String main = space < 0 ? command : command.substring(0, space);
    // Started as a module: module/class.
    String mainClass = main.substring(main.indexOf('/') + 1);
    if (mainClass.startsWith(SOURCE_LAUNCHER)) {
      return startedFromSource(command.substring(space + 1), places);
    }
    if (module != null) {
      return startedFromModule(
          module, main.indexOf('/') < 0 ? module.mainClass() : mainClass, places);
    }
    return startedFromClass(mainClass, entries, places);
  }

  /** {@code java Solo.java arguments}: compiled in memory, the source file for a code source. */
  private static MainProgram startedFromSource(String sourceAndArguments, Set<String> places) {
    int end = sourceAndArguments.indexOf(' ');
    File source = new File(end < 0 ? sourceAndArguments : sourceAndArguments.substring(0, end));
    places.add(canonical(source));
    // Java 11 gives such classes a code source without a location.
    places.add(CodeSourceRule.NOWHERE);
    return new MainProgram(source.getName().replaceFirst("\\.java$", ""), null, places);
  }

  private static MainProgram startedFromModule(
      MainModule module, String mainClass, Set<String> places) {
    File location = module.location();
    places.add(canonical(location) + (location.isDirectory() ? "/" : ""));
    return new MainProgram(mainClass, location.isFile() ? location : null, places);
  }

  private static MainProgram startedFromClass(String main, List<File> entries, Set<String> places) {
    File jar = jarWith(main.replace('.', '/') + ".class", entries);
    if (jar != null) {
      places.add(canonical(jar));
    }
    return new MainProgram(main, jar, places);
  }

  private static MainProgram startedFromJar(File jar, Set<String> places) {
    Attributes manifest = manifest(jar);
    String start = manifest.getValue("Start-Class");
    if (start != null) {
      // A Spring Boot jar: what is outside BOOT-INF/classes is its loader and its libraries.
      return new MainProgram(start.trim(), jar, places);
    }
    places.add(canonical(jar));
    String main = manifest.getValue(Attributes.Name.MAIN_CLASS);
    return new MainProgram(main == null ? null : main.trim(), jar, places);
  }

  private static List<File> entries(String classPath, File agentJar) {
    List<File> entries = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      if (!entry.isEmpty() && !canonical(new File(entry)).equals(canonical(agentJar))) {
        entries.add(new File(entry));
      }
    }
    return entries;
  }

  private static void addFoldersNamedBy(File jar, Set<String> places) {
    String entries = manifest(jar).getValue(Attributes.Name.CLASS_PATH);
    if (entries != null) {
      for (String url : entries.trim().split("\\s+")) {
        addFolderOf(url, jar, places);
      }
    }
  }

  private static void addFolderOf(String url, File jar, Set<String> places) {
    if (!url.endsWith("/")) {
      return;
    }
    String path = PercentDecoding.decode(url.startsWith("file:") ? url.substring(5) : url);
    File folder = new File(path);
    if (!folder.isAbsolute()) {
      folder = new File(jar.getAbsoluteFile().getParentFile(), path);
    }
    if (folder.isDirectory()) {
      places.add(canonical(folder) + '/');
    }
  }

  private static Attributes manifest(File jar) {
    if (!jar.isFile()) {
      return new Attributes();
    }
    try (JarFile file = new JarFile(jar, false)) {
      Manifest manifest = file.getManifest();
      return manifest == null ? new Attributes() : manifest.getMainAttributes();
    } catch (IOException notAJar) {
      // The JVM ignores such an entry of the class path too.
      return new Attributes();
    }
  }

  /**
   * The jar that the main class comes from, or null when it comes from a class folder or is not
   * found.
   */
  private static File jarWith(String entryName, List<File> entries) {
    for (File entry : entries) {
      if (new File(entry, entryName).isFile()) {
        return null;
      }
      if (!entry.isFile()) {
        continue;
      }
      try (ZipFile jar = new ZipFile(entry)) {
        if (jar.getEntry(entryName) != null) {
          return entry;
        }
      } catch (IOException notAJar) {
        continue;
      }
    }
    return null;
  }

  /** As the path of a URL: with slashes, the first one also before the letter of a drive. */
  private static String canonical(File file) {
    String path;
    try {
      path = file.getCanonicalPath();
    } catch (IOException e) {
      path = file.getAbsolutePath();
    }
    path = path.replace(File.separatorChar, '/');
    return path.startsWith("/") ? path : '/' + path;
  }

  /** Whether a program is started at all: {@code java -version} starts none. */
  public boolean isKnown() {
    return mainClass != null || mainJar != null;
  }

  /**
   * A name for the service: the jar's without version, or the main class's simple one; null when
   * neither is known.
   */
  public String serviceName() {
    if (mainJar != null) {
      String name = mainJar.getName().replaceFirst("\\.[jw]ar$", "");
      return name.replaceFirst("-\\d+(\\.[\\w-]+)*(-SNAPSHOT)?$", "");
    }
    return mainClass == null ? null : mainClass.substring(mainClass.lastIndexOf('.') + 1);
  }

  String description() {
    List<String> parts = new ArrayList<>();
    if (mainPackage() != null) {
      parts.add(mainPackage() + " (package of the main class)");
    }
    for (String place : places) {
      if (place.equals(CodeSourceRule.NOWHERE)) {
        continue;
      }
      parts.add(place + kindOf(place));
    }
    parts.add("BOOT-INF/classes, WEB-INF/classes");
    return String.join("; ", parts) + "; set faultline.in-app to change it";
  }

  private static String kindOf(String place) {
    return place.endsWith("/")
        ? " (class folder)"
        : place.endsWith(".java") ? " (source file)" : " (main jar)";
  }

  /** Null when there is none, or when it is the JDK's: its tools are nobody's own code. */
  private String mainPackage() {
    int end = mainClass == null ? -1 : mainClass.lastIndexOf('.');
    return end < 0 || KnownLibraries.includeJdk(mainClass.replace('.', '/'))
        ? null
        : mainClass.substring(0, end);
  }

  private String mainLibrary() {
    return mainClass == null ? null : KnownLibraries.prefixOf(mainClass.replace('.', '/'));
  }

  InAppRule rule() {
    final InAppRule byPlace = new CodeSourceRule(places, mainLibrary());
    if (mainPackage() == null) {
      return byPlace;
    }
    final InAppRule byPackage = new PackageRule(Collections.singleton(mainPackage()));
    return new InAppRule() {
      @Override
      public boolean covers(String className, ProtectionDomain domain) {
        return byPackage.covers(className, domain) || byPlace.covers(className, domain);
      }
    };
  }
}
