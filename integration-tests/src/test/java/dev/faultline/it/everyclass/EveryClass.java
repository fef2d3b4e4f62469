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
 * @param before what is in all classes that were loaded, as they were
 * @param after the same of those that were woven, as the JVM got them
 * @param classesLeftAlone classes that have code and were not woven, with the agent's reason
 * @param methodsLeftAlone methods that do not have all probes, with the agent's reason
 * @param incomplete classes that were woven and have a throw instruction without a probe and
 *     without a reason
 */
record EveryClass(
    Verification alone,
    Verification woven,
    int withProbes,
    SitesOfClass before,
    SitesOfClass after,
    List<String> classesLeftAlone,
    List<String> methodsLeftAlone,
    List<String> incomplete) {

  private static final String NO_REASON = "no reason in the agent's log";

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
    List<String> lines = Files.readAllLines(log);
    EverythingOn.requireTaken(lines);
    return count(jar.classes(jdk.major()), alone, woven, new LeftAlone(lines));
  }

  private static EveryClass count(
      Map<String, byte[]> classes, Verification alone, Verification woven, LeftAlone leftAlone) {
    int withProbes = 0;
    SitesOfClass before = SitesOfClass.NONE;
    SitesOfClass after = SitesOfClass.NONE;
    List<String> classesLeftAlone = new ArrayList<>();
    List<String> incomplete = new ArrayList<>();
    for (Map.Entry<String, byte[]> one : classes.entrySet()) {
      String name = one.getKey().replace('/', '.');
      if (woven.verdicts().get(name).startsWith("not loaded")) {
        continue;
      }
      SitesOfClass sites = SitesOfClass.in(one.getValue());
      before = before.plus(sites);
      byte[] changed = woven.woven().get(one.getKey());
      if (changed != null) {
        withProbes++;
        SitesOfClass probes = SitesOfClass.in(changed);
        after = after.plus(probes);
        if (probes.throwProbes() != sites.throwing() && !leftAlone.hasUnwovenMethod(name)) {
          incomplete.add(
              name + ": " + probes.throwProbes() + " probes for " + sites.throwing() + " throws");
        }
      } else if (sites.methods() > 0) {
        String reason = leftAlone.reason(name);
        classesLeftAlone.add(name + ": " + (reason == null ? NO_REASON : reason));
      }
    }
    return new EveryClass(
        alone, woven, withProbes, before, after, classesLeftAlone, leftAlone.methods(), incomplete);
  }

  /** Fails unless the JVM says of each woven class what it says of the class as it is. */
  void check() {
    assertThat(woven.differentFrom(alone)).as("verdicts of woven classes").isEmpty();
    assertThat(alone.verified()).as("classes verified").isPositive();
    assertThat(withProbes).as("classes woven").isPositive();
    assertThat(after.exitMethods()).as("methods with exit sites").isPositive();
    assertThat(incomplete).as("classes woven in part").isEmpty();
    assertThat(classesLeftAlone)
        .as("classes left alone")
        .noneMatch(line -> line.endsWith(NO_REASON));
  }
}
