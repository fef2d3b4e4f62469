package dev.faultline.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.faultline.it.program.Packaged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rooms of the project, and who may use whom: arrows point one way (docs/architecture.md). */
class ModuleArrowsIT {

  private static final List<String> ROOMS =
      List.of(
          "annotations",
          "agent/bootstrap",
          "agent/resilience",
          "agent/capture",
          "agent/weaving",
          "agent/guards",
          "agent/instrumentation/concurrent",
          "agent/instrumentation/logging",
          "agent/instrumentation/reflect",
          "agent/instrumentation/facade",
          "agent/instrumentation/thread",
          "agent/dist",
          "collector-client",
          "appenders/logback",
          "appenders/log4j2",
          "backends/kafka",
          "collector",
          "sample-app");

  private static final String JDK = "java..";
  private static final String ANNOTATION = "dev.faultline.annotation..";
  private static final String API = "dev.faultline.api..";
  private static final String BOOTSTRAP = "dev.faultline.bootstrap..";
  private static final String RESILIENCE = "dev.faultline.resilience..";
  private static final String CAPTURE = "dev.faultline.capture..";
  private static final String WEAVING = "dev.faultline.weaving..";
  private static final String GUARDS = "dev.faultline.guards..";
  private static final String INSTRUMENTATION = "dev.faultline.instrumentation..";
  private static final String AGENT = "dev.faultline.agent..";
  private static final String COMMAND_LINE = "dev.faultline.agent.command..";
  private static final String JMX = "dev.faultline.agent.jmx..";
  private static final String CLIENT = "dev.faultline.client..";
  private static final String LOGBACK = "dev.faultline.logback..";
  private static final String LOG4J2 = "dev.faultline.log4j2..";
  private static final String[] CLIENT_MODELS = {
    "dev.faultline.client.event..",
    "dev.faultline.client.metric..",
    "dev.faultline.client.histogram.."
  };
  private static final String KAFKA = "dev.faultline.backend.kafka..";
  private static final String COLLECTOR = "dev.faultline.collector..";
  private static final String SAMPLE = "dev.faultline.sample..";
  private static final String ASM = "org.objectweb.asm..";

  /** Everything that is loaded into somebody else's JVM. */
  private static final String[] FOREIGN_JVM = {
    ANNOTATION,
    API,
    BOOTSTRAP,
    RESILIENCE,
    CAPTURE,
    WEAVING,
    GUARDS,
    INSTRUMENTATION,
    AGENT,
    CLIENT,
    LOGBACK,
    LOG4J2,
    KAFKA
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPaths(ROOMS.stream().map(ModuleArrowsIT::classesOf).toList());

  private static Path classesOf(String room) {
    Path classes = Packaged.project().resolve(room).resolve("target/classes");
    if (!Files.isDirectory(classes)) {
      throw new IllegalStateException(classes + " is not there; run mvn verify");
    }
    return classes;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ANNOTATION,
        API,
        BOOTSTRAP,
        RESILIENCE,
        CAPTURE,
        WEAVING,
        GUARDS,
        INSTRUMENTATION,
        AGENT,
        CLIENT,
        LOGBACK,
        LOG4J2,
        KAFKA,
        COLLECTOR,
        SAMPLE
      })
  void everyRoomIsLookedAt(String room) {
    assertThat(CLASSES.that(resideInAPackage(room))).isNotEmpty();
  }

  @Test
  void annotationsUseTheJdkAlone() {
    mayUse(ANNOTATION, JDK).check(CLASSES);
    mayUse(API, JDK).check(CLASSES);
  }

  @Test
  void bootstrapUsesTheJdkAlone() {
    mayUse(BOOTSTRAP, JDK).check(CLASSES);
  }

  @Test
  void resilienceUsesTheJdkAlone() {
    mayUse(RESILIENCE, JDK).check(CLASSES);
  }

  @Test
  void theClientUsesNothingOfTheAgent() {
    mayUse(
            CLIENT,
            JDK,
            "javax.net..",
            "javax.crypto..",
            "com.fasterxml.jackson.core..",
            "okhttp3..",
            "okio..",
            "kotlin..",
            "org.HdrHistogram..")
        .check(CLASSES);
  }

  /** As anybody's own backend would. */
  @Test
  void theBackendForKafkaUsesWhatIsMadeForBackends() {
    mayUse(
            KAFKA,
            JDK,
            "dev.faultline.client.backend..",
            "dev.faultline.client.otlp..",
            CLIENT_MODELS[0],
            CLIENT_MODELS[1],
            "org.apache.kafka..")
        .check(CLASSES);
  }

  @Test
  void appendersUseTheClientAndTheirLoggingLibrary() {
    mayUse(LOGBACK, JDK, CLIENT, "ch.qos.logback..").check(CLASSES);
    mayUse(LOG4J2, JDK, CLIENT, "org.apache.logging.log4j..").check(CLASSES);
  }

  @Test
  void captureUsesBootstrapAndTheModelsOfTheClient() {
    mayUse(CAPTURE, JDK, BOOTSTRAP, CLIENT_MODELS[0], CLIENT_MODELS[1], CLIENT_MODELS[2])
        .check(CLASSES);
  }

  @Test
  void weavingUsesBootstrapCaptureAndResilience() {
    mayUse(WEAVING, JDK, BOOTSTRAP, CAPTURE, RESILIENCE, ASM).check(CLASSES);
  }

  @Test
  void guardsUseWeavingAndWhatThatUses() {
    mayUse(
            GUARDS,
            JDK,
            BOOTSTRAP,
            CAPTURE,
            WEAVING,
            RESILIENCE,
            CLIENT_MODELS[0],
            CLIENT_MODELS[1],
            CLIENT_MODELS[2],
            ASM)
        .check(CLASSES);
  }

  @Test
  void instrumentationUsesWeaving() {
    mayUse(INSTRUMENTATION, JDK, BOOTSTRAP, WEAVING, ASM).check(CLASSES);
  }

  @Test
  void theDistributionUsesTheRestAndNobodyUsesIt() {
    mayUse(
            AGENT,
            JDK,
            BOOTSTRAP,
            CAPTURE,
            WEAVING,
            GUARDS,
            RESILIENCE,
            INSTRUMENTATION,
            CLIENT,
            "com.fasterxml.jackson.core..",
            "javax.management..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage(AGENT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(AGENT)
        .check(CLASSES);
  }

  @Test
  void theCollectorKnowsNothingOfTheOthers() {
    knowsOnly(COLLECTOR).check(CLASSES);
  }

  @Test
  void theSampleApplicationKnowsTheAnnotationsAlone() {
    knowsOnly(SAMPLE, ANNOTATION, API).check(CLASSES);
  }

  @Test
  void nothingInAForeignJvmTouchesWhatTheApplicationChooses() {
    noClasses()
        .that()
        .resideInAnyPackage(FOREIGN_JVM)
        // A JVM of its own, and loaded only where the application has set up JMX itself.
        .and()
        .resideOutsideOfPackages(COMMAND_LINE, JMX)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.util.logging..",
            "java.lang.management..",
            "javax.management..",
            "java.nio.file..",
            "org.slf4j..")
        .check(CLASSES);
  }

  @Test
  void staticStateIsInBootstrapAlone() {
    fields()
        .that()
        .areDeclaredInClassesThat(
            resideInAnyPackage(FOREIGN_JVM).and(not(resideInAPackage(BOOTSTRAP))))
        .and()
        .areStatic()
        .should()
        .beFinal()
        .check(CLASSES);
    fields()
        .that()
        .areDeclaredInClassesThat(
            resideInAPackage(BOOTSTRAP).and(not(simpleNameEndingWith("Probe"))))
        .and()
        .areStatic()
        .should()
        .beFinal()
        .check(CLASSES);
  }

  /** The rules can fail: an arrow that is there is found. */
  @Test
  void anArrowThatIsThereIsFound() {
    assertThatThrownBy(() -> mayUse(WEAVING, JDK, ASM).check(CLASSES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("dev.faultline.capture");
  }

  private static ArchRule mayUse(String room, String... others) {
    String[] allowed = Arrays.copyOf(others, others.length + 1);
    allowed[others.length] = room;
    return classes()
        .that()
        .resideInAPackage(room)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed);
  }

  /** Of the project's rooms; libraries are its own affair. */
  private static ArchRule knowsOnly(String room, String... others) {
    String[] known = Arrays.copyOf(others, others.length + 1);
    known[others.length] = room;
    return noClasses()
        .that()
        .resideInAPackage(room)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.faultline..").and(not(resideInAnyPackage(known))));
  }
}
