package dev.faultline.it.everyclass;

import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Jars;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.run.RunningProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every class of a jar, loaded and verified by a JVM of its own, none of them initialized.
 *
 * @param verdicts what the JVM said to each class, by binary name
 * @param woven the class files that the agent changed, as the JVM got them, by internal name
 */
record Verification(Map<String, String> verdicts, Map<String, byte[]> woven) {

  static final String VERIFIED = "verified";

  private static final String MISSING = "(?<=java.lang.NoClassDefFoundError: ).*";

  private static final Duration PATIENCE = Duration.ofMinutes(15);

  static Verification alone(ClassFileJar jar, Jdk jdk) {
    return new Verification(verdicts(jar, jdk, program(jdk)), Map.of());
  }

  static Verification with(AgentOptions agent, ClassFileJar jar, Jdk jdk) {
    Path archive = TestFolders.create("woven").resolve("woven.zip");
    JavaProgram program =
        program(jdk).with(agent).jvmArguments("-javaagent:" + lookout() + "=" + archive);
    Map<String, String> verdicts = verdicts(jar, jdk, program);
    Map<String, byte[]> woven = new LinkedHashMap<>();
    Jars.entriesOf(archive, entry -> true)
        .forEach((entry, bytes) -> woven.put(entry.replaceFirst("\\.class$", ""), bytes));
    return new Verification(verdicts, woven);
  }

  private static JavaProgram program(Jdk jdk) {
    JavaProgram program = JavaProgram.on(jdk).jvmArguments("-Xmx1g");
    // Else HotSpot gives classes of Java 6 that its newer verifier refuses to its older one. Later
    // versions do so always.
    return jdk.isAtLeast(17) ? program : program.jvmArguments("-XX:-FailOverToOldVerifier");
  }

  private static Map<String, String> verdicts(ClassFileJar jar, Jdk jdk, JavaProgram program) {
    Path folder = TestFolders.create("verify-" + jar.name());
    try {
      Path classPath =
          Files.write(
              folder.resolve("class-path"),
              Stream.concat(Stream.of(jar.jar()), jar.libraries().stream())
                  .map(Path::toString)
                  .toList());
      Path names =
          Files.write(
              folder.resolve("names"),
              jar.classes(jdk.major()).keySet().stream()
                  .map(name -> name.replace('/', '.'))
                  .toList());
      Path verdicts = folder.resolve("verdicts");
      run(
          program
              .classPath(Programs.java("verify"))
              .mainClass("com.acme.verify.VerifyClasses")
              .arguments(classPath.toString(), names.toString(), verdicts.toString()));
      return read(verdicts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(JavaProgram program) {
    try (RunningProgram verifying = program.start()) {
      Outcome outcome = verifying.await(PATIENCE);
      if (outcome.exitCode() != 0) {
        throw new IllegalStateException(outcome.toString());
      }
    }
  }

  private static Map<String, String> read(Path verdicts) throws IOException {
    Map<String, String> byName = new LinkedHashMap<>();
    for (String line : Files.readAllLines(verdicts, StandardCharsets.UTF_8)) {
      int tab = line.indexOf('\t');
      byName.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return byName;
  }

  /** An agent of our own that comes after the one under test. */
  private static Path lookout() {
    return Jars.agent("lookout.jar", "com.acme.lookout.Lookout", Programs.java("lookout"));
  }

  long verified() {
    return verdicts.values().stream().filter(VERIFIED::equals).count();
  }

  /** Classes with another verdict here than there, with both. */
  List<String> differentFrom(Verification other) {
    return verdicts.entrySet().stream()
        .filter(entry -> !isSame(entry.getValue(), other.verdicts.get(entry.getKey())))
        .map(
            entry ->
                entry.getKey()
                    + ": "
                    + entry.getValue()
                    + "; without the agent: "
                    + other.verdicts.get(entry.getKey()))
        .toList();
  }

  /** Which of several missing classes is told depends on where HotSpot has put its methods. */
  private static boolean isSame(String verdict, String other) {
    return verdict.equals(other)
        || verdict.replaceFirst(MISSING, "").equals(other.replaceFirst(MISSING, ""));
  }
}
