package dev.faultline.it.transparency;

import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.nightly.Corpus;
import dev.faultline.it.program.Jars;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.run.RunningProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The published tests of one library, run as its own build runs them, but all in one JVM.
 *
 * @param library artifact id
 * @param corpus where its jars are, with what the tests need
 */
record Suite(String library, Corpus corpus) {

  private static final Duration PATIENCE = Duration.ofHours(1);

  /** What commons-lang3's build opens, whose tests look into the JDK. */
  private static final List<String> OPENED =
      List.of("java.lang", "java.lang.reflect", "java.util", "java.time", "java.time.chrono");

  /** The results of a run without the agent. */
  SuiteResults runAlone(Jdk jdk) {
    return run(program(jdk));
  }

  SuiteResults runWith(AgentOptions agent, Jdk jdk) {
    return run(program(jdk).with(agent));
  }

  private SuiteResults run(JavaProgram program) {
    Path results = TestFolders.create("results").resolve(library + ".tsv");
    Path tests = corpus.testsOf(library);
    long began = System.nanoTime();
    try (RunningProgram suite =
        program
            .directory(workingDirectory(tests))
            .mainClass("com.acme.suite.RunSuite")
            .arguments(tests.toString(), results.toString())
            .start()) {
      Outcome outcome = suite.await(PATIENCE);
      if (outcome.exitCode() != 0) {
        throw new IllegalStateException(
            library + " did not come to its end; results so far: " + results + "\n" + outcome);
      }
    }
    return SuiteResults.read(results, Duration.ofNanos(System.nanoTime() - began));
  }

  private JavaProgram program(Jdk jdk) {
    List<Path> libraries = corpus.all();
    Path runner = Programs.java("suite", libraries.toArray(new Path[0]));
    List<Path> classPath = new ArrayList<>();
    classPath.add(runner);
    classPath.addAll(libraries);
    JavaProgram program =
        JavaProgram.on(jdk)
            .jvmArguments("-Xmx1g", "-Duser.language=en", "-Duser.country=US")
            .classPath(classPath.toArray(new Path[0]));
    if (jdk.isAtLeast(9)) {
      for (String opened : OPENED) {
        program = program.jvmArguments("--add-opens", "java.base/" + opened + "=ALL-UNNAMED");
      }
    }
    // Mockito attaches itself, and later JVMs print a warning otherwise.
    return jdk.isAtLeast(21) ? program.jvmArguments("-XX:+EnableDynamicAgentLoading") : program;
  }

  /** Some tests read their files, or the project's own, where the build has them. */
  private Path workingDirectory(Path tests) {
    Path folder = TestFolders.create("suite");
    Map<String, byte[]> ofTests = Jars.entriesOf(tests, name -> !name.endsWith(".class"));
    Map<String, byte[]> ofProject =
        Jars.entriesOf(
            corpus.artifact(library),
            name -> name.matches("META-INF/(LICENSE.txt|NOTICE.txt|maven/.*/pom.xml)"));
    try {
      Files.createDirectories(folder.resolve("target"));
      for (Map.Entry<String, byte[]> file : ofTests.entrySet()) {
        Path path = folder.resolve("src/test/resources").resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
      for (Map.Entry<String, byte[]> file : ofProject.entrySet()) {
        Files.write(folder.resolve(Path.of(file.getKey()).getFileName()), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  /** The library's version, from the name of its jar. */
  String version() {
    String name = corpus.artifact(library).getFileName().toString();
    return name.substring(library.length() + 1, name.length() - ".jar".length());
  }

  static Stream<Suite> all(Corpus corpus) {
    return Stream.of("commons-lang3", "commons-io", "commons-math3", "commons-collections4")
        .map(library -> new Suite(library, corpus));
  }

  @Override
  public String toString() {
    return library + " " + version();
  }
}
