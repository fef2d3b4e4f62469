package dev.faultline.it.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.SentEvent;
import dev.faultline.it.backend.SentRun;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Exceptions that loggers are given: the oldest version that counts for much, and the newest. What
 * is woven into most of them does not depend on the JVM.
 */
class LoggedIT {

  @EveryJdk
  void javaUtilLogging(Jdk jdk) {
    check(run(jdk, "Jul"), "com.acme.loggers.Jul SEVERE", "com.acme.loggers.Jul WARNING");
  }

  @EveryJdk(few = true)
  void jbossLogManager(Jdk jdk) {
    JavaProgram program =
        program(jdk, "Jul", "jboss-logmanager", "wildfly-common")
            .jvmArguments("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    check(SentRun.of(program), "com.acme.loggers.Jul SEVERE", "com.acme.loggers.Jul WARNING");
  }

  @EveryJdk
  void logback(Jdk jdk) {
    slf4j(run(jdk, "Slf4j", "slf4j-api-1", "logback-core-1.2", "logback-classic-1.2"));
    slf4j(run(jdk, "Slf4j", "slf4j-api-2", "logback-core-1.3", "logback-classic-1.3"));
  }

  @EveryJdk(from = 11)
  void logbackAtItsNewest(Jdk jdk) {
    slf4j(run(jdk, "Slf4j", "slf4j-api-2", "logback-core-1.6", "logback-classic-1.6"));
  }

  @EveryJdk
  void log4j2(Jdk jdk) {
    log4j2(run(jdk, "Log4j2", "log4j-api-2.12", "log4j-core-2.12"));
    log4j2(run(jdk, "Log4j2", "log4j-api-2.26", "log4j-core-2.26"));
  }

  private static void log4j2(SentRun run) {
    check(run, "com.acme.loggers.Log4j2 ERROR", "com.acme.loggers.Log4j2 FATAL");
  }

  @EveryJdk(few = true)
  void log4j1AndReload4j(Jdk jdk) {
    log4j1(run(jdk, "Log4j1", "log4j"));
    log4j1(run(jdk, "Log4j1", "reload4j"));
  }

  private static void log4j1(SentRun run) {
    check(run, "com.acme.loggers.Log4j1 ERROR", "com.acme.loggers.Log4j1 WARN");
  }

  @EveryJdk(few = true)
  void commonsLogging(Jdk jdk) {
    check(
        run(jdk, "Commons", "commons-logging-1.4"),
        "com.acme.loggers.Commons SEVERE",
        "com.acme.loggers.Commons WARNING");
    commonsOwn(SentRun.of(own(program(jdk, "Commons", "commons-logging-1.2"))));
    commonsOwn(SentRun.of(own(program(jdk, "Commons", "commons-logging-1.4"))));
  }

  /** A facade behind a facade. */
  @EveryJdk(few = true)
  void commonsLoggingOverSlf4j(Jdk jdk) {
    commonsOwn(run(jdk, "Commons", "commons-logging-1.4", "slf4j-api-2", "slf4j-simple-2"));
  }

  private static JavaProgram own(JavaProgram program) {
    return program.jvmArguments(
        "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.SimpleLog");
  }

  private static void commonsOwn(SentRun run) {
    check(run, "com.acme.loggers.Commons ERROR", "com.acme.loggers.Commons WARN");
  }

  @EveryJdk(few = true)
  void slf4jSimple(Jdk jdk) {
    slf4j(run(jdk, "Slf4j", "slf4j-api-1", "slf4j-simple-1"));
    slf4j(run(jdk, "Slf4j", "slf4j-api-2", "slf4j-simple-2"));
  }

  private static void slf4j(SentRun run) {
    check(run, "com.acme.loggers.Slf4j ERROR", "com.acme.loggers.Slf4j WARN");
  }

  @EveryJdk
  void noneButPrintStackTrace(Jdk jdk) {
    check(run(jdk, "Printed"), "printStackTrace", "printStackTrace");
  }

  /** The one that was logged, the one that was not, and the one that nobody threw. */
  private static void check(SentRun run, String error, String warning) {
    SentEvent logged = run.thrownBelow("Orders.loggedOne");
    assertThat(logged.types()).containsExactly("java.lang.NullPointerException");
    assertThat(logged.disposition()).isEqualTo("logged");
    assertThat(logged.innermostLife()).containsOnlyOnce("logged " + error);
    assertThat(logged.innermostLife()).filteredOn(point -> point.startsWith("logged")).hasSize(1);

    assertThat(run.allThrownBelow("Orders.quietOne"))
        .flatMap(SentEvent::innermostLife)
        .noneMatch(point -> point.startsWith("logged"));

    assertThat(run.withMessage("too quiet").disposition()).isEqualTo("swallowed");

    SentEvent bare = run.withMessage("bare");
    assertThat(bare.mechanism()).isEqualTo("boundary");
    assertThat(bare.disposition()).isEqualTo("logged");
    assertThat(bare.dispositionDetail()).isEqualTo(warning);
  }

  private static SentRun run(Jdk jdk, String program, String... libraries) {
    return SentRun.of(program(jdk, program, libraries));
  }

  private static JavaProgram program(Jdk jdk, String program, String... libraries) {
    Path[] compiledWith =
        Stream.of("slf4j-api-2", "log4j-api-2.26", "reload4j", "commons-logging-1.4")
            .map(Packaged::library)
            .toArray(Path[]::new);
    Path[] classPath =
        Stream.concat(
                Stream.of(Programs.java("loggers", compiledWith)),
                Stream.of(libraries).map(Packaged::library))
            .toArray(Path[]::new);
    return JavaProgram.on(jdk).classPath(classPath).mainClass("com.acme.loggers." + program);
  }
}
