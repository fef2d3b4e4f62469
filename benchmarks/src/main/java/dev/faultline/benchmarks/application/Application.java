package dev.faultline.benchmarks.application;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * What is measured. Immutable.
 *
 * @param name as results name it
 * @param jar of Spring Boot
 * @param paths that are asked for by turns; the first tells that it has started
 * @param stormPaths that make it throw; may be empty
 */
public record Application(String name, File jar, List<String> paths, List<String> stormPaths) {
  /** The sample application. */
  public static Application bookshop(File jar) {
    return new Application(
        "the bookshop (sample-app)",
        jar,
        List.of("/books", "/books/9781903000120", "/prices/9781903000120?copies=2"),
        List.of("/books/9781903009999", "/prices/9781903000120?copies=2&promotion=LOYALTY"));
  }

  /**
   * Somebody else's. Of Spring's PetClinic it is known what there is to ask for.
   *
   * @throws IllegalStateException when it is no program
   */
  static Application of(File jar) throws IOException {
    if (!isProgram(jar)) {
      throw new IllegalStateException(jar + " is no program: its manifest names no main class");
    }
    String name = jar.getName().replaceFirst("\\.jar$", "");
    return name.contains("petclinic")
        ? new Application(
            name, jar, List.of("/owners/1", "/owners?lastName=", "/vets.html"), List.of("/oups"))
        : new Application(name, jar, List.of("/"), List.of());
  }

  /** Whether a jar names a main class. */
  static boolean isProgram(File jar) throws IOException {
    return mainAttributes(jar).getValue(Attributes.Name.MAIN_CLASS) != null;
  }

  /** The same, asked for something else where that is given. */
  public Application asked(List<String> otherPaths, List<String> otherStormPaths) {
    return new Application(
        name,
        jar,
        otherPaths.isEmpty() ? paths : List.copyOf(otherPaths),
        otherStormPaths.isEmpty() ? stormPaths : List.copyOf(otherStormPaths));
  }

  /** A pattern of all methods of its own. */
  String ownMethods() throws IOException {
    Attributes attributes = mainAttributes(jar);
    String start = attributes.getValue("Start-Class");
    String main = start != null ? start : attributes.getValue(Attributes.Name.MAIN_CLASS);
    return "within(" + main.replaceFirst("\\.[^.]+$", "") + "..*)";
  }

  private static Attributes mainAttributes(File jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      Manifest manifest = file.getManifest();
      return manifest == null ? new Attributes() : manifest.getMainAttributes();
    }
  }
}
