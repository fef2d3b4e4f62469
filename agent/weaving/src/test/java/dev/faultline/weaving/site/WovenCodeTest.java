package dev.faultline.weaving.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Woven code, run: what the probes are told, and what the caller sees. */
class WovenCodeTest {

  private final WovenClasses woven = new WovenClasses();
  private Class<?> cases;

  @BeforeEach
  void load() throws IOException {
    woven.load(Corpus.classFile(Cases.Base.class));
    woven.load(Corpus.classFile(Cases.Derived.class));
    cases = woven.load(Corpus.classFile(Cases.class));
  }

  @Test
  void tellsOfTheThrowableItselfAndItsSite() {
    Throwable thrown = woven.run(cases, "parameters", 1, 2L, 3.5, "four");

    assertThat(only().throwable()).isSameAs(thrown);
    assertThat(only().site().className()).isEqualTo(Cases.class.getName());
    assertThat(only().site().methodName()).isEqualTo("parameters");
    assertThat(only().site().line()).isEqualTo(thrown.getStackTrace()[0].getLineNumber());
  }

  @Test
  void tellsOfParametersAndLocalsInTheOrderOfTheirSlots() {
    woven.run(cases, "parameters", 1, 2L, 3.5, "four");

    assertThat(only().locals())
        .containsExactly(
            entry("i", 1),
            entry("l", 2L),
            entry("d", 3.5),
            entry("s", "four"),
            entry("sum", 3L),
            entry("array", new int[] {1}));
  }

  @Test
  void tellsOfEveryPrimitiveTypeByItsOwnName() {
    woven.run(cases, "primitives");

    assertThat(only().locals())
        .containsExactly(
            entry("z", true),
            entry("b", (byte) -1),
            entry("s", (short) -2),
            entry("c", 'c'),
            entry("i", 3),
            entry("f", 1.5f),
            entry("l", 4L),
            entry("d", 2.5));
  }

  @Test
  void leavesOutWhatIsNotAssignedOnEveryWay() {
    woven.run(cases, "assigned", 0);
    woven.run(cases, "assigned", 1);

    assertThat(woven.told)
        .extracting(WovenClasses.Told::locals)
        .containsExactly(Map.of("n", 0), Map.of("n", 1, "x", "set"));
  }

  @Test
  void tellsOfTheExceptionThatIsWrapped() {
    Throwable thrown = woven.run(cases, "wraps", "x");

    assertThat(woven.told.get(1).throwable()).isSameAs(thrown);
    assertThat(woven.told.get(1).locals())
        .containsEntry("e", thrown.getCause())
        .containsEntry("text", "x");
    assertThat(woven.told.get(0).throwable()).isSameAs(thrown.getCause());
  }

  @Test
  void tellsOfEachThrowOfAFinallyBlockAndOfTryWithResources() {
    Throwable thrown = woven.run(cases, "closes");

    assertThat(woven.told).extracting(WovenClasses.Told::throwable).startsWith(thrown);
    assertThat(woven.told).extracting(WovenClasses.Told::throwable).endsWith(thrown);
    assertThat(woven.told)
        .extracting(WovenClasses.Told::throwable)
        .contains(thrown.getSuppressed()[0]);
  }

  @Test
  void leavesThisOutBeforeItIsInitialized() {
    Throwable thrown = woven.run(cases, "constructs", -1);

    assertThat(thrown).hasMessage("negative");
    assertThat(only().site().methodName()).isEqualTo("check");
    woven.told.clear();

    assertThat(woven.run(cases, "constructs", 0)).hasMessage("zero");
    assertThat(only().site().methodName()).isEqualTo("<init>");
    assertThat(only().locals()).containsOnlyKeys("this", "size");
  }

  @Test
  void throwsFromLambdasAreTold() {
    Throwable thrown = woven.run(cases, "lambda", "x");

    assertThat(only().throwable()).isSameAs(thrown);
    assertThat(only().site().methodName()).startsWith("lambda$");
    assertThat(only().locals()).containsEntry("text", "x");
  }

  /** Same exceptions, same messages, same stack traces to the line. */
  @Test
  void theCallerSeesWhatItSeesWithoutWeaving() throws Exception {
    for (List<Object> call :
        List.<List<Object>>of(
            List.of("parameters", 1, 2L, 3.5, "four"),
            List.of("primitives"),
            List.of("assigned", 0),
            List.of("assigned", 1),
            List.of("wraps", "x"),
            List.of("closes"),
            List.of("constructs", -1),
            List.of("constructs", 0),
            List.of("constructs", 1),
            List.of("switches", 1),
            List.of("switches", 2),
            List.of("switches", 3),
            List.of("synchronizes"),
            List.of("catches"))) {
      String name = (String) call.get(0);
      Object[] arguments = call.subList(1, call.size()).toArray();

      assertThat(printed(woven.run(cases, name, arguments)))
          .as("%s", call)
          .isEqualTo(printed(woven.run(Cases.class, name, arguments)));
    }
  }

  @Test
  void runsWithoutAnybodyListening() {
    assertThat(woven.run(cases, "catches")).isNull();
  }

  private static String printed(Throwable throwable) {
    if (throwable == null) {
      return "nothing";
    }
    StringWriter text = new StringWriter();
    throwable.printStackTrace(new PrintWriter(text));
    // The frames of the reflective call are the runner's, and change while it warms up.
    return text.toString()
        .replaceAll("(?m)^\\s+at (java\\.base/|app//|org\\.|.*(WovenC|WovenCodeTest)).*\\R", "")
        .replaceAll("(?m)^\\s+\\.\\.\\. \\d+ more\\R", "")
        .replaceAll("Lambda\\S*", "Lambda")
        .replaceAll("at (app//)?(dev)", "at $2");
  }

  private WovenClasses.Told only() {
    assertThat(woven.told).hasSize(1);
    return woven.told.get(0);
  }
}
