package dev.faultline.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.SentEvent;
import dev.faultline.it.backend.SentRun;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import java.util.List;
import java.util.Map;

/** The lives of exceptions that the JVM makes, and of those where it lets no handler in. */
class LivesOfTheJvmIT {

  @EveryJdk
  void ofTheJvm(Jdk jdk) {
    List<SentEvent> events = run(jdk).allThrownBelow("Lives.length");

    assertThat(events).hasSize(2);
    assertThat(events.get(0).mechanism()).isEqualTo("catch-site");
    assertThat(events.get(1).mechanism()).isEqualTo("exit-site");
    assertThat(events.get(1).variables(0).get("length"))
        .containsEntry("text", null)
        .containsEntry("round", 2L)
        .containsEntry("twice", 4L);
    assertThat(events.get(1).variables(0).get("ofTheJvm")).containsEntry("round", 2L);
  }

  @EveryJdk
  void ofTheJvmAndCaughtInTheSameMethod(Jdk jdk) {
    List<SentEvent> events = run(jdk).allThrownBelow("Lives.ofTheJvmHere");

    assertThat(events).hasSize(2);
    assertThat(events.get(0).disposition()).isEqualTo("swallowed");
    assertThat(events.get(1).variables(0).get("ofTheJvmHere"))
        .containsEntry("round", 2L)
        .containsKey("empty");
  }

  /** They belong to the same issue as those with a stack trace, so they get the same one. */
  @EveryJdk
  void withoutAStackTrace(Jdk jdk) {
    List<SentEvent> events = run(jdk).allThrownBelow("Lives.quotient");

    assertThat(events)
        .anySatisfy(event -> assertThat(event.note()).isNull())
        .anySatisfy(
            event ->
                assertThat(event.note())
                    .isEqualTo(
                        "stack trace omitted by the JVM; this is that of an earlier one at the"
                            + " same place"));
    assertThat(events).extracting(SentEvent::isReused).containsOnly(false);
  }

  @EveryJdk
  void aClassCast(Jdk jdk) {
    twiceCaughtWhereItHappens(jdk, "classCast", "java.lang.ClassCastException", "number", 2L);
  }

  @EveryJdk
  void anArraysBounds(Jdk jdk) {
    twiceCaughtWhereItHappens(
        jdk, "arrayBounds", "java.lang.ArrayIndexOutOfBoundsException", "behind", 2L);
  }

  @EveryJdk
  void anArrayStore(Jdk jdk) {
    twiceCaughtWhereItHappens(jdk, "arrayStore", "java.lang.ArrayStoreException", "number", 2L);
  }

  @EveryJdk
  void aNegativeArraySize(Jdk jdk) {
    twiceCaughtWhereItHappens(
        jdk, "negativeArraySize", "java.lang.NegativeArraySizeException", "size", -2L);
  }

  /** Seen from the first on, with variables from the second on. */
  private static void twiceCaughtWhereItHappens(
      Jdk jdk, String method, String type, String variable, Object second) {
    List<SentEvent> events = run(jdk).allThrownBelow("OfTheJvm." + method);

    assertThat(events).hasSize(2);
    assertThat(events).allSatisfy(event -> assertThat(event.types()).containsExactly(type));
    assertThat(events).extracting(SentEvent::disposition).containsOnly("handled");
    assertThat(events.get(0).mechanism()).isEqualTo("catch-site");
    assertThat(events.get(0).story(0)).containsExactly("caught " + method + " handled");
    assertThat(events.get(1).variables(0).get(method)).containsEntry(variable, second);
  }

  /** The JVM lets nobody hold an object that is not made yet. */
  @EveryJdk
  void inAConstructorBeforeSuper(Jdk jdk) {
    List<SentEvent> events = run(jdk).allThrownBelow("OfTheJvm.beforeSuper");

    assertThat(events).hasSize(2);
    assertThat(events).extracting(SentEvent::disposition).containsOnly("swallowed");
    assertThat(events)
        .allSatisfy(event -> assertThat(event.isThrownBelow("OfTheJvm$Named.<init>")).isTrue());
    assertThat(events.get(1).variables(0)).containsOnlyKeys("beforeSuper");
    assertThat(events.get(1).variables(0).get("beforeSuper")).containsEntry("round", 2L);
  }

  @EveryJdk
  void inAStaticInitializer(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("in a static initializer");

    assertThat(event.types())
        .containsExactly(
            "java.lang.ExceptionInInitializerError", "java.lang.IllegalStateException");
    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.story(0)).containsExactly("caught staticInitializer handled");
    assertThat(event.life(1)).startsWith("thrown", "escaped static initializer");
  }

  @EveryJdk(from = 21)
  void onAVirtualThread(Jdk jdk) {
    SentEvent handled = run(jdk).withMessage("handled on a virtual thread");
    assertThat(handled.disposition()).isEqualTo("handled");
    assertThat(handled.story(0)).containsExactly("thrown fail", "caught handled handled");
    assertThat(handled.variables(0))
        .isEqualTo(Map.of("fail", Map.of("why", "handled on a virtual thread")));

    SentEvent uncaught = run(jdk).withMessage("uncaught on a virtual thread");
    assertThat(uncaught.disposition()).isEqualTo("uncaught");
    assertThat(uncaught.story(0)).containsExactly("thrown fail", "uncaught");
  }

  @EveryJdk(from = 21)
  void askedOfItsFuture(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("asked of its future");

    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.dispositionDetail()).isEqualTo("Future.exceptionNow");
    assertThat(event.life(0))
        .containsExactly("thrown", "escaped FutureTask", "caught Future.exceptionNow");
  }

  private static SentRun run(Jdk jdk) {
    return LivesRun.of(jdk);
  }
}
