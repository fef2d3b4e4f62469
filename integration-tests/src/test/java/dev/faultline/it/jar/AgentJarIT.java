package dev.faultline.it.jar;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.program.Jars;
import dev.faultline.it.program.Packaged;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgentJarIT {

  private static final long BUDGET = 8 * 1024 * 1024;

  private final Map<String, byte[]> entries = Jars.entriesOf(Packaged.agentJar(), name -> true);

  @Test
  void isWithinItsBudget() {
    assertThat(Packaged.agentJar().toFile().length()).isBetween(1L, BUDGET);
  }

  @Test
  void hasWhatItRunsOn() {
    assertThat(entries)
        .containsKey("dev/faultline/agent/FaultlineAgent.class")
        .containsKey("agent/dev/faultline/agent/AgentStart.classdata")
        .containsKey("agent/dev/faultline/shaded/okhttp3/OkHttpClient.classdata")
        .containsKey("agent/dev/faultline/shaded/okio/Buffer.classdata")
        .containsKey("agent/dev/faultline/shaded/kotlin/Unit.classdata")
        .containsKey("agent/dev/faultline/shaded/jackson/core/JsonGenerator.classdata")
        .containsKey("agent/dev/faultline/shaded/asm/ClassReader.classdata");
    assertThat(entries.keySet().stream().filter(AgentJarRules::isClass)).hasSizeGreaterThan(1000);
  }

  @Test
  void showsTheApplicationNothingButItsEntryPoint() {
    assertThat(AgentJarRules.hidden(entries)).isEmpty();
  }

  @Test
  void relocatesEveryLibrary() {
    assertThat(AgentJarRules.relocated(entries)).isEmpty();
  }

  @Test
  void reachesForNoLibraryOrChoiceOfTheApplication() {
    assertThat(AgentJarRules.reachesForNothingForeign(entries)).isEmpty();
  }

  @Test
  void runsOnJava8() {
    assertThat(AgentJarRules.forJava8(entries)).isEmpty();
  }

  /** A class of the bootstrap part that nobody defines would be missing in woven code. */
  @Test
  void definesEveryBootstrapClass() {
    byte[] defining = entries.get("agent/dev/faultline/agent/BootstrapClasses.classdata");
    Stream<String> bootstrap =
        entries.keySet().stream()
            .filter(name -> name.startsWith("agent/bootstrap-classes/"))
            .map(name -> name.replaceFirst(".*/", "").replace(".classdata", ""))
            .filter(name -> !name.equals("package-info"));

    assertThat(new ClassFileReferences(defining).texts())
        .containsAll(bootstrap.toList())
        .contains("Probe");
  }

  @Test
  void carriesItsLicencesAndTellsItsVersion() throws IOException {
    assertThat(text("META-INF/LICENSE")).contains("Apache License");
    assertThat(text("META-INF/NOTICE")).contains("OkHttp", "Okio", "Kotlin", "Jackson", "ASM");
    Attributes manifest =
        new Manifest(new ByteArrayInputStream(entries.get("META-INF/MANIFEST.MF")))
            .getMainAttributes();
    assertThat(manifest.getValue("Premain-Class")).isEqualTo("dev.faultline.agent.FaultlineAgent");
    assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
    assertThat(manifest.getValue("Boot-Class-Path")).isNull();
    assertThat(manifest.getValue("Implementation-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  private String text(String name) {
    assertThat(
            entries.keySet().stream().filter(e -> e.startsWith("META-INF/")).collect(joining(",")))
        .contains(name);
    return new String(entries.get(name), StandardCharsets.UTF_8);
  }
}
