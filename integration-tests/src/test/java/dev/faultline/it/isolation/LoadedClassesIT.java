package dev.faultline.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the JVM loads because of the agent, as the JVM itself tells it. */
class LoadedClassesIT {

  /** {@code [Loaded a.B from c]} before Java 9, {@code [...][class,load] a.B source: c} since. */
  private static final Pattern LOADED =
      Pattern.compile(
          "^(?:\\[Loaded |\\[.*class,load *\\] )(\\S+) (?:from|source:)", Pattern.MULTILINE);

  @EveryJdk
  void neitherLoggingNorManagementIsTouchedBeforeOrAfterMain(Jdk jdk) throws IOException {
    try (RecordingBackend backend = RecordingBackend.start()) {
      JavaProgram program =
          JavaProgram.on(jdk)
              .jvmArguments("-verbose:class")
              .classPath(Programs.java("hello"))
              .mainClass("com.acme.hello.Hello");
      Set<String> alone = loaded(program.run());
      Set<String> watched = loaded(program.with(AgentOptions.sendingTo(backend.uri())).run());

      backend.awaitText("cannot greet Ada");
      assertThat(alone).contains("com.acme.hello.Hello");
      assertThat(watched).contains("dev.faultline.shaded.okhttp3.OkHttpClient");
      watched.removeAll(alone);
      assertThat(watched)
          .noneMatch(name -> name.startsWith("java.util.logging."))
          .noneMatch(name -> name.startsWith("javax.management."))
          .noneMatch(name -> name.startsWith("java.lang.management."))
          .noneMatch(name -> name.startsWith("sun.management."))
          .noneMatch(name -> name.startsWith("sun.util.logging."))
          .noneMatch(name -> name.startsWith("org.slf4j."));
      // No method is guarded, and no fault set: what looks for such methods is all there is, and
      // what asks for an operation when a context is carried to another thread.
      assertThat(watched)
          .noneMatch(name -> name.startsWith("dev.faultline.resilience."))
          .noneMatch(name -> name.startsWith("dev.faultline.weaving.guard.Guard"))
          .noneMatch(name -> name.startsWith("dev.faultline.weaving.fault."))
          .filteredOn(name -> name.startsWith("dev.faultline.guards."))
          .containsExactlyInAnyOrder(
              "dev.faultline.guards.GuardSettings",
              "dev.faultline.guards.GuardWeaving",
              "dev.faultline.guards.InheritedGuards",
              "dev.faultline.guards.InheritedGuards$Ancestors",
              "dev.faultline.guards.OnError",
              "dev.faultline.guards.OperationContext",
              "dev.faultline.guards.fault.FaultWeaving");
    }
  }

  /**
   * What transformers need when threads meet must not be loaded through them: the JVM would throw
   * {@code ClassCircularityError} in the application's own counters and maps from then on.
   */
  @EveryJdk
  void whatTransformersNeedIsLoadedBeforeTheyAre(Jdk jdk) {
    JavaProgram program =
        JavaProgram.on(jdk)
            .jvmArguments("-verbose:class")
            .classPath(Programs.java("hello"))
            .mainClass("com.acme.hello.Hello");

    List<String> loaded = new ArrayList<>(loaded(program.with(AgentOptions.bare()).run()));

    int transformers = loaded.indexOf("dev.faultline.agent.WovenNames");
    assertThat(transformers).isPositive();
    assertThat(loaded.subList(0, transformers))
        .contains(
            "java.util.concurrent.ThreadLocalRandom",
            "java.util.concurrent.atomic.Striped64$Cell",
            "java.util.concurrent.ConcurrentHashMap$CounterCell",
            "java.util.concurrent.ConcurrentHashMap$ForwardingNode",
            "java.util.concurrent.ConcurrentHashMap$TreeNode",
            "java.util.concurrent.ConcurrentHashMap$TreeBin",
            "java.util.concurrent.ConcurrentHashMap$ReservationNode");
  }

  private static Set<String> loaded(Outcome outcome) {
    Set<String> names = new LinkedHashSet<>();
    Matcher line = LOADED.matcher(outcome.out());
    while (line.find()) {
      names.add(line.group(1));
    }
    return names;
  }
}
