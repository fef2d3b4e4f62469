package dev.faultline.client.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.SampleEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFingerprintTest {

  @Test
  void isTheSameInEveryProcessAndVersion() {
    assertThat(of(link("A", app("Shop", "order", 42)))).isEqualTo("696e2412d125230b");
    assertThat(ofMessage("3 of 7")).isEqualTo("9511e23e6556aced");
  }

  @Test
  void isOfTypesAndTheWayThroughTheApplication() {
    String fingerprint = of(link("A", app("Shop", "order", 42), library("Lib", "run")));

    assertThat(fingerprint)
        .isEqualTo(of(link("A", app("Shop", "order", 43), library("Lib", "runOther"))))
        .isNotEqualTo(of(link("B", app("Shop", "order", 42))))
        .isNotEqualTo(of(link("A", app("Shop", "pay", 42))))
        .isNotEqualTo(of(link("A", app("Shop", "order", 42), app("Main", "main", 1))))
        .isNotEqualTo(of(link("A", app("Shop", "order", 42)), link("B")));
  }

  @Test
  void isOfTheRootCauseThatCameThroughTheApplication() {
    ExceptionLink cause = link("B", library("Lib", "read"), app("Stock", "read", 3));

    assertThat(of(link("A", app("Shop", "order", 42)), cause, link("C", library("Lib", "x"))))
        .isEqualTo(of(link("A", app("Other", "way", 1)), cause, link("C", library("Lib", "y"))));
  }

  @Test
  void recursionCountsOnce() {
    Frame walk = app("Tree", "walk", 7);

    assertThat(of(link("A", walk, walk, walk, app("Main", "main", 1))))
        .isEqualTo(of(link("A", walk, app("Main", "main", 2))));
  }

  @ParameterizedTest
  @CsvSource({
    "Shop$$Lambda/0x00007f1a2b, Shop$$Lambda$14/0x00007f0000, get, get",
    "Shop$$EnhancerBySpringCGLIB$$1a2b, Shop$$EnhancerBySpringCGLIB$$ff, order, order",
    "Shop, Shop, lambda$order$0, lambda$order$12",
    "Shop$1, Shop$2, run, run",
    "Shop/0x000001, Shop/0x000002, run, run"
  })
  void isNotOfWhatIsNumberedAnew(String type, String otherType, String method, String otherMethod) {
    assertThat(of(link("A", app(type, method, 1))))
        .isEqualTo(of(link("A", app(otherType, otherMethod, 1))));
  }

  @Test
  void namesWithNumbersOfTheirOwnAreTwo() {
    assertThat(of(link("A", app("Base64", "of", 1))))
        .isNotEqualTo(of(link("A", app("Base32", "of", 1))));
    assertThat(of(link("A", app("Shop", "step1", 1))))
        .isNotEqualTo(of(link("A", app("Shop", "step2", 1))));
  }

  @Test
  void isOfThePlaceOfOneWithoutStackTraceOfItsOwn() {
    ExceptionLink thrown = link("A").toBuilder().points(List.of(thrownIn("Shop"))).build();
    ExceptionLink again =
        link("A", app("Cache", "make", 1)).toBuilder()
            .points(List.of(thrownIn("Shop")))
            .reused(true)
            .build();

    assertThat(of(thrown)).isEqualTo(of(again));
    assertThat(of(thrown))
        .isNotEqualTo(of(link("A").toBuilder().points(List.of(thrownIn("Bank"))).build()));
  }

  @Test
  void isOfTheMessageWhenNothingElseIsKnown() {
    assertThat(of(said("row 4711 is locked"))).isEqualTo(of(said("row 3 is locked\nby 7")));
    assertThat(of(said("row 4711 is locked"))).isNotEqualTo(of(said("row 4711 is gone")));
    assertThat(of(said(null))).isEqualTo(of(said("")));
  }

  @Test
  void aMessageIsItsFirstLineWithoutNumbers() {
    assertThat(ofMessage("3 of 7")).isEqualTo(ofMessage("12 of 24\nmore"));
    assertThat(ofMessage("3 of 7")).isNotEqualTo(ofMessage("3 in 7"));
  }

  @Test
  void staysWhenTheEventIsToldAgain() {
    ExceptionEvent event = SampleEvents.event("no apples");

    assertThat(event.toBuilder().occurrences(7).build().fingerprint())
        .isEqualTo(event.fingerprint())
        .matches("[0-9a-f]{16}");
  }

  private static LifePoint thrownIn(String type) {
    return LifePoint.builder(LifePoint.Kind.THROWN, 1).place(type, "order", 1).build();
  }

  private static ExceptionLink said(String message) {
    return ExceptionLink.builder().type("A").message(message).build();
  }

  private static Frame app(String type, String method, int line) {
    return SampleEvents.frame(type, method, "F.java", line, true);
  }

  private static Frame library(String type, String method) {
    return SampleEvents.frame(type, method, "L.java", 1, false);
  }

  private static ExceptionLink link(String type, Frame... frames) {
    return ExceptionLink.builder()
        .type(type)
        .frames(new ArrayList<>(Arrays.asList(frames)))
        .build();
  }

  private static String of(ExceptionLink... chain) {
    return ExceptionEvent.builder().id("1").exceptions(Arrays.asList(chain)).build().fingerprint();
  }

  private static String ofMessage(String text) {
    return MessageEvent.builder().id("1").text(text).build().fingerprint();
  }
}
