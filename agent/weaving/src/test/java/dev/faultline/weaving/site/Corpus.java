package dev.faultline.weaving.site;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Thousands of class files that nobody here wrote. */
public final class Corpus {

  private Corpus() {}

  /** Classes of modules of the running JDK, by their internal names. */
  public static Map<String, byte[]> ofJdk(String... modules) {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    for (String module : modules) {
      Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", module);
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          add(classes, root.relativize(file).toString(), () -> Files.readAllBytes(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return classes;
  }

  /** Classes of all jars on the class path but our own, by their internal names. */
  public static Map<String, byte[]> ofClassPath() {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.endsWith(".jar")) {
        continue;
      }
      try (ZipFile jar = new ZipFile(entry)) {
        for (Enumeration<? extends ZipEntry> all = jar.entries(); all.hasMoreElements(); ) {
          ZipEntry one = all.nextElement();
          add(classes, one.getName(), () -> read(jar, one));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return classes;
  }

  private interface Source {
    byte[] bytes() throws IOException;
  }

  private static void add(Map<String, byte[]> classes, String file, Source source)
      throws IOException {
    if (file.endsWith(".class")
        && !file.endsWith("-info.class")
        && !file.startsWith("dev/faultline/")
        && !file.startsWith("META-INF/versions/")) {
      classes.putIfAbsent(file.substring(0, file.length() - ".class".length()), source.bytes());
    }
  }

  private static byte[] read(ZipFile jar, ZipEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  /** The class file of a class of the tests. */
  static byte[] classFile(Class<?> type) {
    try (InputStream in =
        type.getResourceAsStream(type.getName().replaceFirst(".*\\.", "") + ".class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
