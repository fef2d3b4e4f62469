package dev.faultline.it.jar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What must hold of the agent's jar for it to leave the application alone. Each rule returns what
 * breaks it, nothing when it holds.
 */
final class AgentJarRules {

  private static final String ENTRY_POINT = "dev/faultline/agent/FaultlineAgent.class";
  private static final String FOLDER = "agent/";
  private static final String BOOTSTRAP = "agent/bootstrap-classes/";

  /** What the names of the bootstrap classes begin with in the jar. */
  private static final String BOOTSTRAP_PREFIX = "java/lang/Faultline";

  /** The same in the sources; in the jar such a name would lead nowhere. */
  private static final String BOOTSTRAP_SOURCES = "dev/faultline/bootstrap/";

  private static final String CLASS_DATA = ".classdata";
  private static final int JAVA_8 = 52;

  /** Libraries that only their relocated copies may be reached of. */
  private static final List<String> LIBRARIES =
      List.of(
          "okhttp3/",
          "okio/",
          "kotlin/",
          "com/fasterxml/",
          "org/objectweb/asm/",
          "net/bytebuddy/",
          "org/HdrHistogram/",
          "org/jetbrains/",
          "org/intellij/");

  /** Parts of the JDK whose first use decides something for the application. */
  private static final List<String> APPLICATIONS_CHOICE =
      List.of("java/util/logging/", "java/lang/management/", "javax/management/", "org/slf4j/");

  private AgentJarRules() {}

  /** Every class but the entry point is where no other class loader finds it. */
  static List<String> hidden(Map<String, byte[]> entries) {
    List<String> broken = new ArrayList<>();
    for (String name : entries.keySet()) {
      boolean inPlace =
          name.equals(ENTRY_POINT) || name.startsWith(FOLDER) || name.startsWith("META-INF/");
      if (!inPlace || name.endsWith(".class") && !name.equals(ENTRY_POINT)) {
        broken.add(name + " can be seen by the application");
      }
      if (name.startsWith("META-INF/services/") || name.startsWith("META-INF/versions/")) {
        broken.add(name + " can be picked up by the application");
      }
    }
    return broken;
  }

  /** Every class has a name of ours, in the place that its name says. */
  static List<String> relocated(Map<String, byte[]> entries) {
    List<String> broken = new ArrayList<>();
    entries.forEach(
        (name, content) -> {
          if (!isClass(name)) {
            return;
          }
          String className = new ClassFileReferences(content).className();
          if (!isNamedByUs(className)) {
            broken.add(name + " is the class " + className);
          } else if (!name.equals(placeOf(className))) {
            broken.add(name + " has the class " + className + ", which is never found there");
          }
        });
    return broken;
  }

  private static boolean isNamedByUs(String className) {
    return className.startsWith(BOOTSTRAP_PREFIX)
        || className.startsWith("dev/faultline/") && !className.startsWith(BOOTSTRAP_SOURCES);
  }

  private static String placeOf(String className) {
    if (ENTRY_POINT.equals(className + ".class")) {
      return ENTRY_POINT;
    }
    return className.startsWith(BOOTSTRAP_PREFIX)
        ? BOOTSTRAP + className.substring(BOOTSTRAP_PREFIX.length()) + CLASS_DATA
        : FOLDER + className + CLASS_DATA;
  }

  /** What offers the agent by JMX is loaded when the application has set JMX up itself. */
  private static boolean isForJmx(String name, String reference) {
    return reference.startsWith("javax/management/")
        && (name.startsWith(FOLDER + "dev/faultline/agent/jmx/")
            || name.startsWith(FOLDER + "dev/faultline/agent/JmxAccess"));
  }

  /** No class reaches for a library of the application's, or for what the application chooses. */
  static List<String> reachesForNothingForeign(Map<String, byte[]> entries) {
    List<String> broken = new ArrayList<>();
    entries.forEach(
        (name, content) -> {
          if (isClass(name)) {
            for (String reference : new ClassFileReferences(content).classNames()) {
              if (startsWithAny(reference, LIBRARIES)
                  || reference.startsWith(BOOTSTRAP_SOURCES)
                  || startsWithAny(reference, APPLICATIONS_CHOICE) && !isForJmx(name, reference)) {
                broken.add(name + " refers to " + reference);
              }
            }
          }
        });
    return broken;
  }

  /** Every class can be loaded by Java 8. */
  static List<String> forJava8(Map<String, byte[]> entries) {
    List<String> broken = new ArrayList<>();
    entries.forEach(
        (name, content) -> {
          if (isClass(name)) {
            int version = new ClassFileReferences(content).majorVersion();
            if (version > JAVA_8) {
              broken.add(name + " is of class file version " + version);
            }
          }
        });
    return broken;
  }

  static boolean isClass(String name) {
    return name.endsWith(".class") || name.endsWith(CLASS_DATA);
  }

  private static boolean startsWithAny(String name, List<String> prefixes) {
    return prefixes.stream().anyMatch(name::startsWith);
  }
}
