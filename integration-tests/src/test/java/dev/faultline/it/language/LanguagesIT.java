package dev.faultline.it.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.it.backend.CapturedEvent;
import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.ServiceEvents;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.watch.Watch;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Classes that other compilers made, or javac in other ways. */
@ExtendWith(SharedCollector.class)
class LanguagesIT {

  private final CollectorProcess collector;

  LanguagesIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk
  void oneClassWithoutDebugInformation(Jdk jdk) {
    JavaProgram program =
        JavaProgram.on(jdk)
            .classPath(Programs.javaWithoutDebugInformation("nodebug"))
            .mainClass("Plain");

    CapturedEvent event =
        Watch.with(collector)
            .alsoTalking()
            .unchanged(program, "language-no-debug-" + jdk.major())
            .events()
            .awaitMessage("level 3");

    assertThat(event.exception(0).path("frames").get(0).path("method").asText()).isEqualTo("depth");
    assertThat(event.exception(0).path("frames").get(0).path("inApp").asBoolean()).isTrue();
  }

  @EveryJdk
  void kotlin(Jdk jdk) {
    JavaProgram program =
        JavaProgram.on(jdk)
            .classPath(Programs.kotlin("orders"), Packaged.library("kotlin-stdlib"))
            .mainClass("com.acme.orders.OrdersKt");

    ServiceEvents events =
        Watch.with(collector)
            .alsoTalking()
            .unchanged(program, "language-kotlin-" + jdk.major())
            .events();

    variables(events, "not an order", Map.of("text", "\"7\"", "parts", "[\"7\"]"));
    variables(events, "number 0", Map.of("number", "0"));
    variables(events, "no 979", Map.of("isbn", "\"979\""));
    variables(events, "more than 10", Map.of("copies", "12"));
    variables(events, "kind", Map.of("size", "3"));
    variables(events, "square", Map.of("number", "2", "square", "4"));
    variables(events, "bottom", Map.of("level", "0", "sum", "6"));
    assertThat(events.awaitMessage("the end").disposition()).isEqualTo("uncaught");
  }

  @EveryJdk
  void groovy(Jdk jdk) {
    JavaProgram program =
        JavaProgram.on(jdk)
            .classPath(Programs.groovy("invoices"), Packaged.library("groovy"))
            .mainClass("com.acme.invoices.Invoices");

    ServiceEvents events =
        Watch.with(collector)
            .alsoTalking()
            .unchanged(program, "language-groovy-" + jdk.major())
            .events();

    variables(events, "no line", Map.of("index", "2", "wanted", "3"));
    variables(
        events, "more than ten", Map.of("digits", "2", "sum", "\"11.75\"", "amount", "\"7.25\""));
    variables(events, "closure", Map.of("n", "2", "product", "6"));
    assertThat(events.awaitMessage("the end").disposition()).isEqualTo("uncaught");
  }

  @Test
  void aThrowBeforeTheSuperclassesConstructorOnJava25() {
    assumeTrue(Jdks.version(25).isPresent(), "no JDK 25 among " + Jdks.all());
    Jdk jdk = Jdks.version(25).orElseThrow();
    JavaProgram program =
        JavaProgram.on(jdk)
            .classPath(Programs.javaFor(jdk, "presuper"))
            .mainClass("com.acme.early.Early");

    ServiceEvents events =
        Watch.with(collector).alsoTalking().unchanged(program, "language-early-25").events();

    variables(
        events,
        "no name",
        Map.of("name", "null", "size", "1", "doubled", "2", "why", "\"no name\""));
    assertThat(events.awaitMessage("no name").variables().names()).doesNotContain("this");
    variables(events, "too large", Map.of("size", "11", "label", "\"a22\""));
    CapturedEvent afterwards = events.awaitMessage("too large afterwards");
    assertThat(afterwards.variables().get("this").path("size").asInt()).isEqualTo(6);
    assertThat(events.awaitMessage("last6").disposition()).isEqualTo("uncaught");
  }

  private static void variables(
      ServiceEvents events, String message, Map<String, String> expected) {
    assertThat(events.awaitMessage(message).variables().all())
        .as(message)
        .containsAllEntriesOf(expected);
  }
}
