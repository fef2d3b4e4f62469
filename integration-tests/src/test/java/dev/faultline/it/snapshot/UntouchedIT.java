package dev.faultline.it.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.backend.SentEvent;
import dev.faultline.it.backend.SentEvents;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values of every kind, among them objects of classes that override every method that this JDK lets
 * them override: none of their methods is ever called.
 */
class UntouchedIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PREFIX = "value ";

  private static final List<String> LISTS =
      List.of(
          "list",
          "list unmodifiable",
          "list synchronized",
          "list part",
          "list part of linked",
          "list vector",
          "list tree set",
          "list skip set",
          "list blocking",
          "list array blocking",
          "list priority blocking",
          "list deque",
          "list immutable",
          "list keys");

  private static final List<String> MAPS =
      List.of(
          "map",
          "map unmodifiable",
          "map synchronized",
          "map hashtable",
          "map weak",
          "map skip",
          "map properties");

  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("text buffer", "\"plain\""),
          Map.entry("text wide buffer", "\"Ω\""),
          Map.entry("text decimal", "\"1.50\""),
          Map.entry("text bytes", "\"0x0102\""),
          Map.entry("text calendar", "\"1970-01-01T00:00:00Z\""),
          Map.entry("object optional", "{\"@type\":\"java.util.Optional\",\"value\":\"x\"}"),
          Map.entry(
              "object reference",
              "{\"@type\":\"java.util.concurrent.atomic.AtomicReference\",\"value\":\"x\"}"),
          Map.entry(
              "object future",
              "{\"@type\":\"java.util.concurrent.CompletableFuture\",\"state\":\"completed\",\"value\":\"x\"}"),
          Map.entry(
              "object failure",
              "{\"@type\":\"java.lang.IllegalStateException\",\"message\":\"because\"}"),
          Map.entry(
              "object buffer",
              "{\"@type\":\"java.nio.HeapByteBuffer\",\"position\":1,\"limit\":3,\"capacity\":3,\"bytes\":\"0x0203\"}"),
          Map.entry(
              "object direct",
              "{\"@type\":\"java.nio.DirectByteBuffer\",\"position\":0,\"limit\":4,\"capacity\":4}"),
          Map.entry(
              "object thread",
              "{\"@type\":\"java.lang.Thread\",\"name\":\"worker\",\"daemon\":false}"));

  private static final Map<String, String> LAZY =
      Map.of(
          "mood", "\"CALM\"",
          "wild mood", "\"WILD\"",
          "moods", "{\"WILD\":\"CALM\"}",
          "lazy bag",
              "{\"@type\":\"org.hibernate.collection.spi.PersistentBag\","
                  + "\"role\":\"com.acme.Order.lines\",\"key\":7,\"initialized\":false}",
          "lazy entity",
              "{\"@type\":\"com.acme.untouched.Order$HibernateProxy$1\","
                  + "\"entity\":\"com.acme.Order\",\"id\":7,\"initialized\":false}");

  @EveryJdk
  void noMethodOfTheApplicationIsCalled(Jdk jdk) throws IOException {
    try (RecordingBackend backend = RecordingBackend.start()) {
      Outcome outcome =
          JavaProgram.on(jdk)
              .classPath(Programs.java("untouched"))
              .mainClass("com.acme.untouched.Untouched")
              .with(everyExceptionTo(backend))
              .run();

      Map<String, String> shown = values(new SentEvents(backend).all());
      // Each of its own methods that is called prints that, to the JVM's very end.
      assertThat(outcome.out()).isEqualTo(shown.size() + "\n");
      assertThat(shown).hasSizeGreaterThan(200);
      LISTS.forEach(name -> assertThat(shown.get(name)).as(name).isEqualTo("[1,2]"));
      MAPS.forEach(name -> assertThat(shown.get(name)).as(name).isEqualTo("{\"a\":1}"));
      assertThat(shown).containsAllEntriesOf(OTHERS).containsAllEntriesOf(LAZY);
      ownFieldsAreShown(shown);
    }
  }

  private static AgentOptions everyExceptionTo(RecordingBackend backend) {
    return AgentOptions.sendingTo(backend.uri())
        .setting("faultline.sampling.fingerprint-burst", "100000")
        .setting("faultline.sampling.site-burst", "100000")
        .setting("faultline.sampling.process-burst", "100000")
        .setting("faultline.queue.capacity", "100000");
  }

  private static void ownFieldsAreShown(Map<String, String> shown) {
    assertThat(shown.get("own ArrayList")).contains("\"visible\":7", "\"@cut\":\"opaque\"");
    assertThat(shown.get("unmodifiable ArrayList")).contains("\"visible\":7");
    assertThat(shown.get("synchronized TreeMap")).contains("\"visible\":7");
    assertThat(shown.get("own Exception")).contains("\"message\":null", "\"visible\":7");
    assertThat(shown.get("own endless")).contains("\"visible\":7");
    assertThat(shown.get("loaded bag")).contains("\"elements\":[1,{", "\"visible\":7");
    assertThat(shown.get("loaded entity")).contains("\"target\":{", "\"visible\":7");
    assertThat(shown.getOrDefault("own Record", "{\"visible\":7}")).contains("\"visible\":7");
    shown.forEach(
        (name, value) -> {
          if (name.startsWith("holders of own")) {
            assertThat(value).as(name).contains("\"visible\":7");
          }
        });
  }

  /** The program's values by their names, each as JSON. */
  private static Map<String, String> values(List<SentEvent> events) {
    Map<String, String> values = new TreeMap<>();
    for (SentEvent event : events) {
      if (!event.message(0).startsWith(PREFIX)) {
        continue; // What the program met while it made its values.
      }
      Map<String, Object> variables = event.variables(0).get("look");
      assertThat(variables).as(event.toString()).containsKey("value");
      values.put(event.message(0).substring(PREFIX.length()), json(variables.get("value")));
    }
    return values;
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
