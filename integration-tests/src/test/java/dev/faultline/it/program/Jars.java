package dev.faultline.it.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Makes jars for programs under test. */
public final class Jars {

  private Jars() {}

  /** A jar with a main class and all classes of a folder. */
  public static Path runnable(String name, String mainClass, Path classes) {
    return write(name, mainClass, contentOf(classes));
  }

  /** A jar with a main class, all classes of a folder, and some entries of other jars. */
  public static Path runnableWith(
      String name, String mainClass, Path classes, Path library, Predicate<String> entries) {
    Map<String, byte[]> content = contentOf(classes);
    content.putAll(entriesOf(library, entries));
    return write(name, mainClass, content);
  }

  /** A Java agent: a jar with all classes of a folder, the agent's class among them. */
  public static Path agent(String name, String agentClass, Path classes) {
    return writeWith(
        name,
        Map.of("Premain-Class", agentClass, "Can-Retransform-Classes", "true"),
        contentOf(classes));
  }

  /** Every file below a folder, by its path within. */
  public static Map<String, byte[]> contentOf(Path folder) {
    Map<String, byte[]> content = new LinkedHashMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        content.put(
            folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return content;
  }

  /** Entries of a jar, by name, folders left out. */
  public static Map<String, byte[]> entriesOf(Path jar, Predicate<String> wanted) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (InputStream file = Files.newInputStream(jar);
        ZipInputStream in = new ZipInputStream(file)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.isDirectory() && wanted.test(entry.getName())) {
          entries.put(entry.getName(), in.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  /** A jar with the given content; {@code mainClass} may be null. */
  public static Path write(String name, String mainClass, Map<String, byte[]> content) {
    return writeWith(name, mainClass == null ? Map.of() : Map.of("Main-Class", mainClass), content);
  }

  /** A jar with the given main attributes of its manifest, and the given content. */
  public static Path writeWith(
      String name, Map<String, String> attributes, Map<String, byte[]> content) {
    Path jar = TestFolders.create("jar").resolve(name);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.forEach((key, value) -> manifest.getMainAttributes().putValue(key, value));
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Map.Entry<String, byte[]> entry : content.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  /** A copy of a jar in which one entry is another; what stays is not compressed anew. */
  public static Path copyWith(Path original, String name, String entry, byte[] content) {
    Path jar = TestFolders.create("jar").resolve(name);
    try {
      Files.copy(original, jar);
      try (FileSystem files = FileSystems.newFileSystem(jar)) {
        Files.write(files.getPath(entry), content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }
}
