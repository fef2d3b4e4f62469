package dev.faultline.agent.backend.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes a jar of sources, compiled for Java 8 against the classes of the test. */
final class TestJar {
  static final String SERVICE = "META-INF/services/dev.faultline.client.backend.BackendProvider";

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final List<Path> libraries = new ArrayList<>();
  private final Manifest manifest = new Manifest();

  TestJar() {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
  }

  /** A provider of the type with nothing special about it. */
  static TestJar withProvider(String className, String type) {
    return new TestJar().provider(className, type, "", "return null;").service(className);
  }

  /** A class without a package that provides a type of backend. */
  TestJar provider(String className, String type, String members, String create) {
    return source(
        className,
        "import dev.faultline.client.backend.*;\n"
            + "public class "
            + className
            + " implements BackendProvider {\n"
            + members
            + "\n  public String type() { return \""
            + type
            + "\"; }\n  public Backend create(BackendContext context) { "
            + create
            + " }\n}");
  }

  TestJar source(String className, String source) {
    sources.put(className, source);
    return this;
  }

  TestJar service(String... names) {
    return entry(
        SERVICE, (String.join("\n", names) + " # ours\n").getBytes(StandardCharsets.UTF_8));
  }

  TestJar entry(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  TestJar attribute(String name, String value) {
    manifest.getMainAttributes().putValue(name, value);
    return this;
  }

  TestJar library(Path jar) {
    libraries.add(jar);
    return this;
  }

  Path write(Path jar) throws IOException {
    Map<String, byte[]> all = compiled();
    all.putAll(entries);
    Files.createDirectories(jar.getParent());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Map.Entry<String, byte[]> entry : all.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return jar;
  }

  /** Class files by their names in the jar. */
  Map<String, byte[]> compiled() throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    if (sources.isEmpty()) {
      return classes;
    }
    Path folder = Files.createTempDirectory("classes");
    String path = System.getProperty("java.class.path");
    for (Path library : libraries) {
      path += System.getProperty("path.separator") + library;
    }
    List<String> options =
        List.of("-d", folder.toString(), "-cp", path, "--release", "8", "-Xlint:-options");
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((name, source) -> files.add(new Source(name, source)));
    StringWriter said = new StringWriter();
    boolean well =
        ToolProvider.getSystemJavaCompiler().getTask(said, null, null, options, null, files).call();
    assertThat(well).as(said.toString()).isTrue();
    try (Stream<Path> made = Files.list(folder)) {
      for (Path one : made.sorted().toList()) {
        classes.put(one.getFileName().toString(), Files.readAllBytes(one));
        Files.delete(one);
      }
    }
    Files.delete(folder);
    return classes;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
