package dev.faultline.it.throwsite;

import static dev.faultline.it.throwsite.ExpectedSite.of;
import static dev.faultline.it.throwsite.ExpectedSite.thrownIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.it.backend.CapturedEvent;
import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.backend.Variables;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedCollector.class)
class ThrowSitesIT {

  private static final String ARGUMENT = "java.lang.IllegalArgumentException";

  private static final List<ExpectedSite> VALUES =
      List.of(
          of(
              "Values",
              "primitives",
              "yes=true",
              "no=false",
              "b=-1",
              "s=300",
              "c=\"Ω\"",
              "i=-2147483648",
              "l=9223372036854775807",
              "f=0.1",
              "d=2.5"),
          of("Values", "notFinite", "nan=\"NaN\"", "infinite=\"Infinity\"", "below=\"-Infinity\""),
          thrownIn(
              "Values.wide",
              "wideSlots",
              "a=1",
              "b=2",
              "c=3.5",
              "d=\"four\"",
              "e=5",
              "f=6",
              "g=7.25",
              "sum=6",
              "product=25.375",
              "last=9"),
          of(
              "Values",
              "arrays",
              "ints=[1,2,3]",
              "longs=[]",
              "doubles=[0.5]",
              "flags=[true,false]",
              "letters=\"ab\"",
              "names=[\"x\",null]",
              "grid=[[1],[2,3]]",
              "none=null"),
          of(
              "Values",
              "boxes",
              "number=7",
              "big=8",
              "letter=\"z\"",
              "flag=false",
              "half=0.5",
              "absent=null"),
          of(
              "Values",
              "jdkValues",
              "price=\"12.50\"",
              "id=\"00000000-0000-0001-0000-000000000002\"",
              "day=\"2026-11-22\"",
              "type=\"java.lang.String\"",
              "plain=\"RED\"",
              "withBody=\"GREEN\"",
              "text=\"built\""),
          of(
              "Values",
              "containers",
              "numbers=[1,2]",
              "byName={\"one\":1,\"list\":[\"a\",\"b\"]}",
              "byColour={\"RED\":5}"),
          of(
              "Values",
              "objects",
              "first={\"@type\":\"com.acme.cases.Values$Order\",\"number\":1,\"lines\":[\"tea\"],"
                  + "\"previous\":{\"@type\":\"com.acme.cases.Values$Order\",\"@cut\":\"cycle\"}}",
              "second={\"@type\":\"com.acme.cases.Values$Order\",\"number\":2,"
                  + "\"lines\":[\"cake\",\"jam\"],\"previous\":"
                  + "{\"@type\":\"com.acme.cases.Values$Order\",\"number\":1,\"lines\":[\"tea\"],"
                  + "\"previous\":{\"@type\":\"com.acme.cases.Values$Order\",\"@cut\":\"cycle\"}}}"),
          of(
              "Values",
              "texts",
              "empty=\"\"",
              "quoted=\"a \\\"b\\\" \\\\ \\n\\t <c> & 'd'\"",
              "wide=\"日本語 😀\"",
              "absent=null"));

  private static final List<ExpectedSite> FLOW =
      List.of(
          of("Flow", "reusedSlot", "second=\"two\""),
          of("Flow", "reusedWideSlot", "second=2", "third=3"),
          of("Flow", "nestedScopes", "outer=1", "middle=2", "inner=4", "deep=\"d4\""),
          of("Flow", "notAssigned", "none=[]", "assigned=1"),
          of("Flow", "eachItem", "item=\"b\"", "length=1"),
          of("Flow", "stringSwitch", "command=\"stop\"", "code=3"),
          thrownIn("Flow.read", "rethrown", "file=\"list.csv\"", "position=12")
              .type("java.io.IOException"),
          thrownIn("Flow.wrapped", "wrapped", "step=\"load\"", "e=*", "line=3"),
          of("Flow", "fromFinally", "before=1", "inFinally=2"),
          of("Flow", "throughFinally", "before=1", "inside=\"in\""),
          of("Flow", "insideSynchronized", "lock=[4]", "held=1"),
          of("Flow", "synchronizedMethod", "held=1"),
          of(
              "Flow",
              "withResources",
              "purpose=\"test\"",
              "front={\"@type\":\"com.acme.cases.Flow$Door\",\"name\":\"front\"}",
              "back={\"@type\":\"com.acme.cases.Flow$Door\",\"name\":\"back\"}",
              "opened=2"),
          of("Flow", "conditional", "first=false").type(ARGUMENT),
          of("Flow", "madeElsewhere", "made=*", "after=1"),
          of("Flow", "caughtInside", "sum=201", "i=2"));

  private static final List<ExpectedSite> SHAPES =
      List.of(
          thrownIn("Shapes.lambda$lambda$*", "lambda", "captured=5", "text=\"abc\"", "local=8"),
          thrownIn("Shapes.refuse", "methodReference", "name=\"one\""),
          thrownIn(
              "Shapes$1.call", "anonymousClass",
              "this={\"@type\":\"com.acme.cases.Shapes$1\",\"field\":6}", "local=3"),
          thrownIn(
              "Shapes$Inner.fail",
              "innerClass",
              "this={\"@type\":\"com.acme.cases.Shapes$Inner\",\"depth\":2}",
              "why=\"innerClass\""),
          thrownIn(
              "Shapes$1Local.fail",
              "localClass",
              "this={\"@type\":\"com.acme.cases.Shapes$1Local\"}",
              "sum=9"),
          thrownIn(
                  "Shapes$Greeter.greet",
                  "defaultMethod",
                  "this={\"@type\":\"com.acme.cases.Shapes$2\"}",
                  "name=\"Ada\"",
                  "length=3")
              .type("java.lang.UnsupportedOperationException"),
          thrownIn(
                  "Shapes$Checked.<init>", "inConstructor",
                  "this={\"@type\":\"com.acme.cases.Shapes$Checked\",\"size\":6}", "name=\"c\"",
                  "size=6", "doubled=12")
              .type(ARGUMENT),
          thrownIn("Shapes$Checked.check", "beforeSuper", "name=\"c\"", "size=-1").type(ARGUMENT),
          thrownIn("Shapes.first", "generic", "list=[3,4]", "otherwise=9", "found=3"),
          thrownIn("Shapes.join", "varargs", "separator=\"-\"", "parts=[\"a\",\"b\"]"),
          of("Shapes", "supplied", "supplier=*", "before=1"),
          thrownIn("Shapes.sneaky", "checkedAsUnchecked", "thrown=*").type("java.io.IOException"),
          of("Shapes", "error", "level=1").type("java.lang.AssertionError"),
          of("Shapes", "fromOwnException", "number=17")
              .type("com.acme.cases.Shapes$OrderRejected"));

  /** One run on each JDK serves all tests. */
  private static final Map<Jdk, ThrowSiteRun> RUNS = new ConcurrentHashMap<>();

  private final CollectorProcess collector;

  ThrowSitesIT(CollectorProcess collector) {
    this.collector = collector;
  }

  private ThrowSiteRun run(Jdk jdk) {
    return RUNS.computeIfAbsent(jdk, on -> ThrowSiteRun.on(on, collector));
  }

  @EveryJdk
  void theProgramSeesWhatItSeesWithoutTheAgent(Jdk jdk) {
    assertThat(run(jdk).alone().out()).contains("== texts", "user code called: 0");
    assertThat(run(jdk).alone().exitCode()).isZero();
    assertThat(run(jdk).watched()).isEqualTo(run(jdk).alone());
  }

  @EveryJdk
  void kindsOfValues(Jdk jdk) {
    check(jdk, VALUES);
  }

  @EveryJdk
  void waysToAThrow(Jdk jdk) {
    check(jdk, FLOW);
  }

  @EveryJdk
  void kindsOfCode(Jdk jdk) {
    check(jdk, SHAPES);
  }

  private void check(Jdk jdk, List<ExpectedSite> sites) {
    SoftAssertions softly = new SoftAssertions();
    for (ExpectedSite expected : sites) {
      softly
          .assertThatCode(
              () -> {
                CapturedEvent event = run(jdk).event(expected.type(), expected.message());
                assertThat(expected.in(event).toString()).isEqualTo(expected.toString());
              })
          .doesNotThrowAnyException();
    }
    softly.assertAll();
  }

  @EveryJdk
  void aRethrowBelongsToTheSameEvent(Jdk jdk) {
    CapturedEvent event = run(jdk).event("java.io.IOException", "rethrown");
    JsonNode frames = event.exception(0).path("frames");

    assertThat(frames.get(0).path("variables").path("position").asInt()).isEqualTo(12);
    assertThat(frames.get(1).path("method").asText()).isEqualTo("rethrown");
    assertThat(frames.get(1).path("variables").path("step").asText()).isEqualTo("outer");
    assertThat(frames.get(1).path("variables").path("tries").asInt()).isEqualTo(1);
    assertThat(event.occurrences()).isEqualTo(1);
  }

  @EveryJdk
  void aWrappedExceptionIsTheCauseWithItsOwnVariables(Jdk jdk) {
    CapturedEvent event = run(jdk).event("java.lang.IllegalStateException", "wrapped");

    assertThat(event.types())
        .containsExactly("java.lang.IllegalStateException", "java.lang.NumberFormatException");
    assertThat(event.variables(1).all()).isEqualTo(Map.of("text", "\"12x\"", "i", "2"));
    assertThat(run(jdk).events()).doesNotContainKey("java.lang.NumberFormatException: not a digit");
  }

  @EveryJdk
  void suppressedExceptionsStandBesideTheirOwn(Jdk jdk) {
    CapturedEvent event = run(jdk).event("java.lang.IllegalStateException", "withResources");

    assertThat(event.suppressed()).hasSize(2);
    assertThat(run(jdk).events()).doesNotContainKey(ARGUMENT + ": closing back");
    for (int i = 0; i < 2; i++) {
      JsonNode suppressed = event.suppressed().get(i);
      assertThat(suppressed.path("of").asInt()).isZero();
      assertThat(suppressed.path("message").asText())
          .isEqualTo(i == 0 ? "closing back" : "closing front");
      assertThat(Variables.ofException(suppressed).json("attempts")).isEqualTo("2");
    }
  }

  @EveryJdk
  void anExceptionThatTellsNothingIsStillTold(Jdk jdk) {
    CapturedEvent event =
        run(jdk)
            .event(
                "com.acme.cases.Hostile$Mute",
                "[its getMessage() threw java.lang.IllegalStateException]");

    assertThat(event.thrownIn()).isEqualTo("com.acme.cases.Hostile.mute");
    assertThat(event.variables().all()).isEqualTo(Map.of("kept", "1"));
  }

  @EveryJdk
  void exceptionsWithoutAStackTraceHaveTheirThrowSite(Jdk jdk) {
    CapturedEvent empty = run(jdk).event("com.acme.cases.Hostile$Empty", null);
    assertThat(empty.thrownIn()).isEqualTo("com.acme.cases.Hostile.empty");
    assertThat(empty.variables().all()).isEqualTo(Map.of("kept", "2"));

    CapturedEvent stackless = run(jdk).event("com.acme.cases.Hostile$Stackless", "stackless");
    assertThat(stackless.thrownIn()).isEqualTo("com.acme.cases.Hostile.stackless");
    assertThat(stackless.variables().all()).isEqualTo(Map.of("kept", "3"));
  }

  @EveryJdk
  void aCachedExceptionIsShownWhereItWasThrownFirst(Jdk jdk) {
    CapturedEvent event = run(jdk).event("java.lang.IllegalStateException", "cached");

    assertThat(event.thrownIn()).isEqualTo("com.acme.cases.Hostile.cached");
    assertThat(event.variables().all()).isEqualTo(Map.of("kept", "4"));
  }

  @EveryJdk
  void causesInACircleAreToldOnce(Jdk jdk) {
    assertThat(run(jdk).event("java.lang.IllegalStateException", "causesInCircle").types())
        .containsExactly(
            "java.lang.IllegalStateException", "java.lang.Exception", "java.lang.Exception");
  }

  @EveryJdk
  void valuesWithBehaviourAreShownByTheirFields(Jdk jdk) {
    Variables variables =
        run(jdk).event("java.lang.IllegalStateException", "touchyValues").variables();

    assertThat(variables.json("hidden"))
        .isEqualTo("{\"@type\":\"com.acme.cases.Touchy\",\"field\":3}");
    assertThat(variables.json("touchy")).isEqualTo(variables.json("hidden"));
    assertThat(variables.json("array")).isEqualTo("[" + variables.json("hidden") + "]");
  }

  @EveryJdk
  void aStaticInitializerTellsWhyTheClassFailed(Jdk jdk) {
    CapturedEvent event = run(jdk).event("java.lang.IllegalStateException", "staticInitializer");

    assertThat(event.thrownIn()).isEqualTo("com.acme.cases.Shapes$Broken.<clinit>");
    assertThat(event.variables().all()).isEqualTo(Map.of("base", "4"));
  }
}
