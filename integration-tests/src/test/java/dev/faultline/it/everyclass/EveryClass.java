package dev.faultline.it.everyclass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.CountingBackend;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.EverythingOn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Every class of one jar on one JDK, verified as it is and as the agent weaves it.
 *
 * @param withProbes classes that were woven
 * @param throwing {@code athrow} instructions of all classes that were loaded
 * @param throwProbes calls of our probe of throw sites in all of them
 * @param catchProbes calls of our probe of catch sites in all of them
 * @param methodProbes calls of our probe of methods in all of them
 * @param leftAlone classes that throw and were not woven, with the agent's reason
 * @param incomplete classes that were woven and have a throw instruction without a probe
 */
record EveryClass(
    Verification alone,
    Verification woven,
    int withProbes,
    int throwing,
    int throwProbes,
    int catchProbes,
    int methodProbes,
    List<String> leftAlone,
    List<String> incomplete) {

  static EveryClass of(ClassFileJar jar, Jdk jdk) throws IOException {
    Path log = TestFolders.create("log").resolve("agent.log");
    Verification alone = Verification.alone(jar, jdk);
    Verification woven;
    try (CountingBackend backend = CountingBackend.start()) {
      woven =
          Verification.with(
              EverythingOn.sendingTo(backend.uri(), List.copyOf(jar.packages())).logFile(log),
              jar,
              jdk);
    }
    return count(jar.classes(jdk.major()), alone, woven, Files.readAllLines(log));
  }

  private static EveryClass count(
      Map<String, byte[]> classes, Verification alone, Verification woven, List<String> log) {
    int withProbes = 0;
    int throwing = 0;
    int throwProbes = 0;
    int catchProbes = 0;
    int methodProbes = 0;
    List<String> leftAlone = new ArrayList<>();
    List<String> incomplete = new ArrayList<>();
    for (Map.Entry<String, byte[]> one : classes.entrySet()) {
      String name = one.getKey().replace('/', '.');
      if (woven.verdicts().get(name).startsWith("not loaded")) {
        continue;
      }
      byte[] changed = woven.woven().get(one.getKey());
      int sites = SitesOfClass.in(one.getValue()).throwing();
      throwing += sites;
      if (changed != null) {
        withProbes++;
        SitesOfClass probes = SitesOfClass.in(changed);
        throwProbes += probes.throwProbes();
        catchProbes += probes.catchProbes();
        methodProbes += probes.methodProbes();
        if (probes.throwProbes() != sites) {
          incomplete.add(name + ": " + probes.throwProbes() + " probes for " + sites + " throws");
        }
      } else if (sites > 0) {
        leftAlone.add(name + ": " + reason(name, log));
      }
    }
    return new EveryClass(
        alone,
        woven,
        withProbes,
        throwing,
        throwProbes,
        catchProbes,
        methodProbes,
        leftAlone,
        incomplete);
  }

  private static String reason(String name, List<String> log) {
    String start = name + " was left as it is: ";
    return log.stream()
        .filter(line -> line.contains(start))
        .map(line -> line.substring(line.indexOf(start) + start.length()))
        .findFirst()
        .orElse("no reason in the agent's log");
  }

  /** Fails unless the JVM says of each woven class what it says of the class as it is. */
  void check() {
    assertThat(woven.differentFrom(alone)).as("verdicts of woven classes").isEmpty();
    assertThat(alone.verified()).as("classes verified").isPositive();
    assertThat(withProbes).as("classes woven").isPositive();
    assertThat(incomplete).as("classes woven in part").isEmpty();
    assertThat(leftAlone)
        .as("classes left alone")
        .noneMatch(line -> line.endsWith("no reason in the agent's log"));
  }
}
