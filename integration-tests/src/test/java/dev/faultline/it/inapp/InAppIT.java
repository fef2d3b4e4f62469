package dev.faultline.it.inapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.CapturedEvent;
import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.ServiceEvents;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.Jars;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which classes the agent takes for the user's own, by the way in which a program is started. */
@ExtendWith(SharedCollector.class)
class InAppIT {

  private static final String MAIN = "com.acme.shop.Shop";
  private static final String OWN = "sold out";
  private static final String OWN_BESIDE = "no stock";
  private static final String TOOL = "tool broke";
  private static final String KNOWN_LIBRARY = "library failed";

  private final CollectorProcess collector;
  private final Map<String, byte[]> classes = Jars.contentOf(Programs.java("inapp"));

  InAppIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk
  void aRunnableJarWithoutTheKnownLibraryThatIsPackedIntoIt(Jdk jdk) {
    Path jar = Jars.write("my shop.jar", MAIN, classes);

    assertThat(
            told(
                JavaProgram.on(jdk).jar(jar), "in-app-fat-jar-" + jdk.major(), jar + " (main jar)"))
        .containsOnlyKeys(OWN, OWN_BESIDE, TOOL);
  }

  @EveryJdk
  void theJarOfTheMainClassAndNoOtherOnTheClassPath(Jdk jdk) {
    Path shop = Jars.write("shop.jar", null, only(name -> name.startsWith("com/acme/")));
    Path others = Jars.write("others.jar", null, only(name -> name.startsWith("org/")));
    JavaProgram program = JavaProgram.on(jdk).classPath(others, shop).mainClass(MAIN);

    assertThat(told(program, "in-app-class-path-" + jdk.major(), shop + " (main jar)"))
        .containsOnlyKeys(OWN, OWN_BESIDE);
  }

  @EveryJdk
  void aClassFolderBesideTheJarOfTheMainClass(Jdk jdk) {
    Path shop = Jars.write("shop.jar", null, only(name -> name.startsWith("com/acme/shop/")));
    Path folder = folder(only(name -> name.startsWith("com/acme/stock/")));
    Path others = Jars.write("others.jar", null, only(name -> name.startsWith("org/")));
    JavaProgram program = JavaProgram.on(jdk).classPath(shop, folder, others).mainClass(MAIN);

    assertThat(told(program, "in-app-folder-" + jdk.major(), folder + "/ (class folder)"))
        .containsOnlyKeys(OWN, OWN_BESIDE);
  }

  @EveryJdk
  void exactlyWhatIsNamed(Jdk jdk) {
    String service = "in-app-named-" + jdk.major();
    JavaProgram program = JavaProgram.on(jdk).classPath(Programs.java("inapp")).mainClass(MAIN);
    AgentOptions agent =
        AgentOptions.sendingTo(collector.uri())
            .service(service)
            .setting("faultline.in-app", "org.apache.known, com.acme.stock.Stock");

    Outcome outcome = program.with(agent).run();

    assertThat(outcome.agentLines())
        .containsExactly("[faultline] in-app: org.apache.known, com.acme.stock.Stock (as set)");
    assertThat(byMessage(service)).containsOnlyKeys(OWN_BESIDE, KNOWN_LIBRARY);
    CapturedEvent event = byMessage(service).get(KNOWN_LIBRARY);
    assertThat(event.variables().json("number")).isEqualTo("8");
  }

  /** A Spring Boot jar: its own classes, not the loader's or the libraries'. */
  @Test
  void theClassesOfASpringBootJar() {
    JavaProgram program =
        JavaProgram.on(Jdks.current()).jar(Packaged.sampleAppJar()).arguments("--server.port=none");
    Outcome outcome =
        program.with(AgentOptions.sendingTo(collector.uri()).service("in-app-spring-boot")).run();

    assertThat(outcome.agentLines())
        .first()
        .asString()
        .isEqualTo(
            "[faultline] in-app: dev.faultline.sample (package of the main class);"
                + " BOOT-INF/classes, WEB-INF/classes; set faultline.in-app to change it");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  /** Runs it, checks the one line about what is in-app, and returns what was told. */
  private Map<String, CapturedEvent> told(JavaProgram program, String service, String inLine) {
    Outcome outcome = program.with(AgentOptions.sendingTo(collector.uri()).service(service)).run();

    assertThat(outcome.withoutAgentLines()).isEqualTo(program.run());
    assertThat(outcome.agentLines())
        .singleElement()
        .asString()
        .startsWith("[faultline] in-app: com.acme.shop (package of the main class); ")
        .contains(inLine)
        .endsWith("; set faultline.in-app to change it");
    return byMessage(service);
  }

  private Map<String, CapturedEvent> byMessage(String service) {
    ServiceEvents events = collector.events(service);
    events.awaitMessage(OWN_BESIDE);
    // What libraries throw is seen where the program catches it, which it does with all of them.
    return events.all().stream()
        .filter(event -> event.mechanism().equals("throw-site"))
        .collect(Collectors.toMap(CapturedEvent::message, e -> e));
  }

  private Map<String, byte[]> only(Predicate<String> wanted) {
    return classes.entrySet().stream()
        .filter(entry -> wanted.test(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Path folder(Map<String, byte[]> content) {
    Path folder = TestFolders.create("folder");
    content.forEach(
        (name, bytes) -> {
          try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return folder;
  }
}
