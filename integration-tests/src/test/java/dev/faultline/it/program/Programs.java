package dev.faultline.it.program;

import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiles the small programs below src/programs, each when a test first asks for it, for Java 8
 * unless it says otherwise. Thread-safe.
 */
public final class Programs {

  private static final Map<String, Path> COMPILED = new ConcurrentHashMap<>();

  private static final List<String> FOR_JAVA_8 = List.of("-g", "--release", "8");

  private Programs() {}

  /** Class folder of the Java program in src/programs/java/{@code name}, with debug information. */
  public static Path java(String name, Path... libraries) {
    return COMPILED.computeIfAbsent(
        name, key -> javac(Jdks.current(), name, FOR_JAVA_8, folder(name), libraries));
  }

  /** The same without debug information: neither lines nor names of variables. */
  public static Path javaWithoutDebugInformation(String name) {
    return COMPILED.computeIfAbsent(
        name + " -g:none",
        key -> javac(Jdks.current(), name, List.of("-g:none", "--release", "8"), folder(name)));
  }

  /** The same with the names of parameters in the class files. */
  public static Path javaWithParameterNames(String name) {
    return COMPILED.computeIfAbsent(
        name + " -parameters",
        key ->
            javac(
                Jdks.current(),
                name,
                List.of("-g", "-parameters", "--release", "8"),
                folder(name)));
  }

  /** Class folder of one class without a package whose source a test made. */
  public static Path javaSource(String className, String source) {
    Path folder = TestFolders.create("source");
    try {
      Files.writeString(folder.resolve(className + ".java"), source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return javac(Jdks.current(), className, FOR_JAVA_8, folder);
  }

  /** Compiled by the given JDK for itself. */
  public static Path javaFor(Jdk jdk, String name) {
    return COMPILED.computeIfAbsent(
        name + " " + jdk, key -> javac(jdk, name, List.of("-g"), folder(name)));
  }

  /** Compiled by the given JDK for itself alone, with its preview features. */
  public static Path javaWithPreviewsOf(Jdk jdk, String name) {
    return COMPILED.computeIfAbsent(
        name + " previews " + jdk,
        key ->
            javac(
                jdk,
                name,
                List.of("-g", "--enable-preview", "--release", Integer.toString(jdk.major())),
                folder(name)));
  }

  /** Class folder of Java sources elsewhere in the project, compiled for Java 17. */
  public static Path javaOf(Path sources, Path... libraries) {
    return COMPILED.computeIfAbsent(
        sources.toString(),
        key ->
            javac(Jdks.current(), "project", List.of("-g", "--release", "17"), sources, libraries));
  }

  /** Class folder of the Kotlin program in src/programs/kotlin/{@code name}. */
  public static Path kotlin(String name) {
    return COMPILED.computeIfAbsent("kotlin " + name, key -> kotlinc(name));
  }

  /** Class folder of the Groovy program in src/programs/groovy/{@code name}. */
  public static Path groovy(String name) {
    return COMPILED.computeIfAbsent("groovy " + name, key -> groovyc(name));
  }

  private static Path javac(
      Jdk jdk, String name, List<String> options, Path sources, Path... libraries) {
    Path classes = TestFolders.create("classes-" + name);
    List<String> command = new ArrayList<>();
    command.add(jdk.tool("javac").toString());
    command.addAll(options);
    command.addAll(List.of("-encoding", "UTF-8", "-Xlint:-options", "-nowarn"));
    if (libraries.length > 0) {
      command.addAll(List.of("-cp", joined(List.of(libraries))));
    }
    command.addAll(List.of("-d", classes.toString()));
    command.addAll(sources(sources, ".java"));
    require(JavaProgram.command(command).run(), command);
    return classes;
  }

  private static Path kotlinc(String name) {
    Path classes = TestFolders.create("classes-kotlin-" + name);
    JavaProgram compiler =
        JavaProgram.on(Jdks.current())
            .classPath(
                Packaged.library("kotlin-compiler"),
                Packaged.library("kotlin-stdlib"),
                Packaged.library("kotlin-script-runtime"),
                Packaged.library("kotlin-reflect"),
                Packaged.library("kotlin-daemon"),
                Packaged.library("kotlin-build-tools-api"),
                Packaged.library("kotlinx-coroutines"),
                Packaged.library("jetbrains-annotations"))
            .mainClass("org.jetbrains.kotlin.cli.jvm.K2JVMCompiler")
            .arguments("-no-stdlib", "-no-reflect", "-jvm-target", "1.8")
            .arguments("-cp", Packaged.library("kotlin-stdlib").toString())
            .arguments("-d", classes.toString())
            .arguments(
                sources(Packaged.source("programs/kotlin/" + name), ".kt").toArray(new String[0]));
    require(compiler.run(), "kotlinc " + name);
    return classes;
  }

  private static Path groovyc(String name) {
    Path classes = TestFolders.create("classes-groovy-" + name);
    JavaProgram compiler =
        JavaProgram.on(Jdks.current())
            .jvmArguments("-Dgroovy.target.bytecode=1.8")
            .classPath(Packaged.library("groovy"))
            .mainClass("org.codehaus.groovy.tools.FileSystemCompiler")
            .arguments("-d", classes.toString())
            .arguments(
                sources(Packaged.source("programs/groovy/" + name), ".groovy")
                    .toArray(new String[0]));
    require(compiler.run(), "groovyc " + name);
    return classes;
  }

  private static Path folder(String name) {
    return Packaged.source("programs/java/" + name);
  }

  private static List<String> sources(Path folder, String suffix) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).filter(file -> file.endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static void require(Outcome outcome, Object what) {
    if (outcome.exitCode() != 0) {
      throw new IllegalStateException(what + " failed: " + outcome);
    }
  }
}
