package com.acme.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads and links classes by name without initializing them, and writes down what the JVM said to
 * each. Linking is what verifies.
 */
public final class VerifyClasses {

  private VerifyClasses() {}

  /**
   * @param arguments a file with the class path, one entry a line; a file with the names of the
   *     classes; the file for the results
   */
  public static void main(String[] arguments) throws IOException {
    ClassLoader loader =
        new URLClassLoader(
            urls(Paths.get(arguments[0])), ClassLoader.getSystemClassLoader().getParent());
    Path results = Paths.get(arguments[2]);
    try (BufferedReader names = Files.newBufferedReader(Paths.get(arguments[1]));
        PrintWriter out =
            new PrintWriter(Files.newBufferedWriter(results, StandardCharsets.UTF_8))) {
      for (String name = names.readLine(); name != null; name = names.readLine()) {
        out.println(name + '\t' + verify(name, loader));
      }
    }
  }

  private static URL[] urls(Path list) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String entry : Files.readAllLines(list, StandardCharsets.UTF_8)) {
      urls.add(url(Paths.get(entry)));
    }
    return urls.toArray(new URL[0]);
  }

  private static URL url(Path entry) throws MalformedURLException {
    return entry.toUri().toURL();
  }

  private static String verify(String name, ClassLoader loader) {
    Class<?> type;
    try {
      type = Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
      return "not loaded: " + firstLine(e);
    }
    return Linking.link(type);
  }

  static String firstLine(Throwable error) {
    return error.toString().split("[\r\n]", 2)[0].replace('\t', ' ').trim();
  }
}
