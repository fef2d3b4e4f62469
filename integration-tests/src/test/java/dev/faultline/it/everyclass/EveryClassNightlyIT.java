package dev.faultline.it.everyclass;

import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.nightly.Corpus;
import dev.faultline.it.nightly.FigureTable;
import dev.faultline.it.nightly.Nightly;
import dev.faultline.it.nightly.Selection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All classes of large jars, woven with everything on, pass the JVM's verifier wherever they pass
 * it as they are: by stack map frames, be they whole or such as ProGuard writes, and, older jars
 * and newer ones made old, by inference.
 */
@Nightly
class EveryClassNightlyIT {

  private static final Pattern LARGE =
      Pattern.compile(
          "(spring-.*|hibernate-core|guava|kotlin-stdlib|scala-library|scala3-library_3|groovy"
              + "|netty-.*|h2|tomcat-embed-core|jackson-databind"
              + "|xalan|antlr|commons-collections|hsqldb)-\\d.*\\.jar");

  private static final List<String> MADE_OLD =
      List.of("guava", "h2", "hibernate-core", "kotlin-stdlib", "scala-library");

  private static final List<String> SHRUNK = List.of("guava", "h2");

  private static FigureTable figures;
  private static FigureTable leftAlone;

  @BeforeAll
  static void startFigures() {
    figures =
        new FigureTable(
            "every-class",
            "jar",
            "Java of its classes",
            "JDK",
            "classes",
            "verified as they are",
            "**other verdict when woven**",
            "woven",
            "throw instructions",
            "throw probes",
            "catch probes",
            "methods with code",
            "with exit probes",
            "with probes of named methods",
            "classes left alone",
            "methods left alone",
            "seconds");
    leftAlone = new FigureTable("left-alone", "jar", "JDK", "class or method, and why");
  }

  static Stream<Arguments> runs() {
    List<ClassFileJar> jars = jars(Corpus.jars());
    return Selection.jdks().stream()
        .flatMap(
            jdk ->
                jars.stream()
                    .filter(jar -> jdk.isAtLeast(jar.javaVersion()))
                    .map(jar -> Arguments.of(jar, jdk)));
  }

  private static List<ClassFileJar> jars(Corpus corpus) {
    List<Path> libraries = corpus.all();
    Stream<ClassFileJar> large =
        libraries.stream()
            .filter(jar -> LARGE.matcher(jar.getFileName().toString()).matches())
            .filter(jar -> isSelected(nameOf(jar)))
            .map(jar -> new ClassFileJar(nameOf(jar), jar, libraries));
    Stream<ClassFileJar> old =
        MADE_OLD.stream()
            .filter(EveryClassNightlyIT::isSelected)
            .map(name -> new ClassFileJar(name, corpus.artifact(name), libraries))
            .map(JavaFive::of);
    Stream<ClassFileJar> shrunk =
        SHRUNK.stream()
            .filter(EveryClassNightlyIT::isSelected)
            .map(name -> new ClassFileJar(name, corpus.artifact(name), libraries))
            .map(DeadLocals::leftOutOf);
    return Stream.of(large, old, shrunk).flatMap(jars -> jars).toList();
  }

  private static boolean isSelected(String name) {
    return Selection.includes("nightly.jars", name);
  }

  private static String nameOf(Path jar) {
    return jar.getFileName().toString().replaceFirst("\\.jar$", "");
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("runs")
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void sameVerdicts(ClassFileJar jar, Jdk jdk) throws IOException {
    long began = System.nanoTime();
    EveryClass result = EveryClass.of(jar, jdk);
    figures.row(
        jar,
        jar.javaVersion(),
        jdk.major(),
        result.alone().verdicts().size(),
        result.alone().verified(),
        result.woven().differentFrom(result.alone()).size(),
        result.withProbes(),
        result.before().throwing(),
        result.after().throwProbes(),
        result.after().catchProbes(),
        result.before().methods(),
        result.after().exitMethods(),
        result.after().namedMethods(),
        result.classesLeftAlone().size(),
        result.methodsLeftAlone().size(),
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
    result.classesLeftAlone().forEach(one -> leftAlone.row(jar, jdk.major(), one));
    result.methodsLeftAlone().forEach(one -> leftAlone.row(jar, jdk.major(), one));
    result.alone().verdicts().forEach((name, verdict) -> printUnlessVerified(name, verdict));

    result.check();
  }

  private static void printUnlessVerified(String name, String verdict) {
    if (!verdict.equals(Verification.VERIFIED)) {
      System.out.println("not even as it is: " + name + ": " + verdict);
    }
  }
}
