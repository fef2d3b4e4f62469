package dev.faultline.it.everyclass;

import dev.faultline.it.program.Jars;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A jar whose every class is woven and verified. Immutable.
 *
 * @param name what it is called in figures
 * @param jar the jar itself
 * @param libraries what its classes refer to; may contain the jar itself
 */
record ClassFileJar(String name, Path jar, List<Path> libraries) {

  private static final String SUFFIX = ".class";

  /** Class files by internal name, as a JVM of this Java version loads them. */
  Map<String, byte[]> classes(int java) {
    Map<String, byte[]> entries = Jars.entriesOf(jar, entry -> true);
    Map<String, byte[]> classes = new LinkedHashMap<>();
    put(entries, "", classes);
    if (isMultiRelease(entries)) {
      for (int version = 9; version <= java; version++) {
        put(entries, "META-INF/versions/" + version + '/', classes);
      }
    }
    return classes;
  }

  private static boolean isMultiRelease(Map<String, byte[]> entries) {
    byte[] manifest = entries.getOrDefault("META-INF/MANIFEST.MF", new byte[0]);
    return new String(manifest, StandardCharsets.UTF_8)
        .lines()
        .anyMatch(line -> line.equalsIgnoreCase("Multi-Release: true"));
  }

  private static void put(Map<String, byte[]> entries, String folder, Map<String, byte[]> classes) {
    entries.forEach(
        (entry, bytes) -> {
          String file = entry.startsWith(folder) ? entry.substring(folder.length()) : "";
          if (isClass(file)) {
            classes.put(file.substring(0, file.length() - SUFFIX.length()), bytes);
          }
        });
  }

  private static boolean isClass(String file) {
    return file.endsWith(SUFFIX) && !file.endsWith("-info.class") && !file.startsWith("META-INF/");
  }

  /** The Java version that most of its classes are made for. */
  int javaVersion() {
    int[] byVersion = new int[256];
    for (byte[] file : classes(8).values()) {
      byVersion[file[7] & 0xff]++;
    }
    int most = 0;
    for (int version = 0; version < byVersion.length; version++) {
      most = byVersion[version] > byVersion[most] ? version : most;
    }
    return Math.max(1, most - 44);
  }

  /** The first two parts of the names of its packages, which cover all its classes. */
  Set<String> packages() {
    Set<String> packages = new TreeSet<>();
    for (String name : classes(8).keySet()) {
      String[] parts = name.split("/");
      packages.add(parts.length > 2 ? parts[0] + '.' + parts[1] : parts[0]);
    }
    return packages;
  }

  @Override
  public String toString() {
    return name;
  }
}
