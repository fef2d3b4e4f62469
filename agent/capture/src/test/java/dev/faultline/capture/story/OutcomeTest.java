package dev.faultline.capture.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.LifePoint;
import dev.faultline.client.event.LifePoint.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {

  /** What may follow where an exception came from, in any order. */
  private static final List<LifePoint> POINTS = points();

  private static final int LONGEST = 4;

  @ParameterizedTest
  @CsvSource({
    "thrown,                                              ESCAPED,   ",
    "thrown escaped,                                      ESCAPED,   a future",
    "escaped,                                             ESCAPED,   a future",
    "thrown logged,                                       LOGGED,    a logger",
    "logged,                                              LOGGED,    a logger",
    "thrown escaped logged,                               LOGGED,    a logger",
    "thrown escaped escaped logged,                       LOGGED,    a logger",
    "thrown escaped logged escaped,                       LOGGED,    a logger",
    "thrown logged escaped,                               LOGGED,    a logger",
    "thrown caught-logged logged rethrown escaped,        LOGGED,    a logger",
    "thrown caught-logged rethrown escaped,               LOGGED,    a handler",
    "thrown caught-rethrown rethrown escaped,             ESCAPED,   a future",
    "thrown caught-handled escaped,                       ESCAPED,   a future",
    "thrown escaped caught-handled,                       HANDLED,   a handler",
    "thrown escaped caught-swallowed,                     SWALLOWED, a handler",
    "thrown caught-handled logged,                        LOGGED,    a logger",
    "thrown caught-rethrown rethrown,                     RETHROWN,  ",
    "thrown caught-rethrown rethrown logged,              LOGGED,    a logger",
    "thrown caught-logged logged rethrown caught-handled, HANDLED,   a handler",
    "thrown caught-logged logged rethrown caught-swallowed, SWALLOWED, a handler",
    "thrown caught-wrapped,                               WRAPPED,   a handler",
    "thrown caught-wrapped wrapped,                       WRAPPED,   a wrapper",
    "thrown uncaught,                                     UNCAUGHT,  a thread",
    "thrown uncaught logged,                              UNCAUGHT,  a thread",
    "thrown uncaught rethrown,                            UNCAUGHT,  a thread",
    "thrown uncaught escaped,                             UNCAUGHT,  a thread",
    "thrown uncaught rethrown caught-swallowed,           UNCAUGHT,  a thread",
    "thrown uncaught caught-wrapped wrapped,              UNCAUGHT,  a thread",
  })
  void isWhatHappenedToIt(String life, Disposition disposition, String detail) {
    List<LifePoint> points = Arrays.stream(life.split(" ")).map(OutcomeTest::point).toList();
    Outcome outcome = Outcome.of(points);

    assertThat(outcome.disposition()).isEqualTo(disposition);
    assertThat(outcome.detail()).isEqualTo(detail);
  }

  @Test
  void isTheEndOfAThreadInWhateverOrder() {
    ofEveryOrder(
        (life, outcome) -> {
          boolean died = life.stream().anyMatch(point -> point.kind() == Kind.UNCAUGHT);
          assertThat(outcome.disposition() == Disposition.UNCAUGHT).as(told(life)).isEqualTo(died);
        });
  }

  @Test
  void isNeverThatItEscapedWhenALogOrTheLastHandlerToldOfIt() {
    ofEveryOrder(
        (life, outcome) -> {
          if (outcome.disposition() == Disposition.ESCAPED) {
            assertThat(life)
                .as(told(life))
                .noneMatch(point -> point.kind() == Kind.LOGGED)
                .noneMatch(point -> point.use() == Disposition.LOGGED);
            Kind last = life.get(life.size() - 1).kind();
            assertThat(last).as(told(life)).isIn(Kind.THROWN, Kind.ESCAPED);
          }
        });
  }

  @Test
  void isLoggedWhenThatCameLastAndNoThreadDied() {
    ofEveryOrder(
        (life, outcome) -> {
          boolean died = life.stream().anyMatch(point -> point.kind() == Kind.UNCAUGHT);
          // Of a handler that logs it before it throws it on, the point itself says so.
          boolean thrownOn = life.stream().anyMatch(point -> point.use() == Disposition.RETHROWN);
          if (life.get(life.size() - 1).kind() == Kind.LOGGED && !died && !thrownOn) {
            assertThat(outcome.disposition()).as(told(life)).isEqualTo(Disposition.LOGGED);
            assertThat(outcome.detail()).as(told(life)).isEqualTo("a logger");
          }
        });
  }

  @Test
  void isWhatTheHandlerDidThatCameLast() {
    ofEveryOrder(
        (life, outcome) -> {
          LifePoint last = life.get(life.size() - 1);
          if (last.kind() == Kind.CAUGHT
              && life.stream().noneMatch(point -> point.kind() == Kind.UNCAUGHT)) {
            assertThat(outcome.disposition()).as(told(life)).isEqualTo(last.use());
          }
        });
  }

  @Test
  void ofAChainIsThatOfTheOutermost() {
    Outcome outcome =
        Outcome.ofChain(
            List.of(
                link(point("thrown"), point("caught-handled")),
                link(point("thrown"), point("logged"), point("wrapped"))));

    assertThat(outcome.disposition()).isEqualTo(Disposition.HANDLED);
  }

  @Test
  void ofAChainIsTheEndOfAThreadOfAnyInIt() {
    Outcome outcome =
        Outcome.ofChain(
            List.of(
                link(point("thrown"), point("caught-swallowed")),
                link(point("thrown")),
                link(point("thrown"), point("uncaught"), point("wrapped"))));

    assertThat(outcome.disposition()).isEqualTo(Disposition.UNCAUGHT);
    assertThat(outcome.detail()).isEqualTo("a thread");
  }

  private static void ofEveryOrder(BiConsumer<List<LifePoint>, Outcome> check) {
    for (LifePoint first : POINTS) {
      follow(new ArrayList<>(List.of(first)), check);
    }
    follow(new ArrayList<>(List.of(point("thrown"))), check);
  }

  private static void follow(List<LifePoint> life, BiConsumer<List<LifePoint>, Outcome> check) {
    check.accept(life, Outcome.of(life));
    if (life.size() > LONGEST) {
      return;
    }
    for (LifePoint next : POINTS) {
      life.add(next);
      follow(life, check);
      life.remove(life.size() - 1);
    }
  }

  private static List<LifePoint> points() {
    List<LifePoint> points = new ArrayList<>();
    for (String kind : List.of("rethrown", "logged", "escaped", "uncaught", "wrapped")) {
      points.add(point(kind));
    }
    for (String use : List.of("handled", "swallowed", "logged", "rethrown", "wrapped")) {
      points.add(point("caught-" + use));
    }
    return points;
  }

  private static LifePoint point(String text) {
    if (text.startsWith("caught-")) {
      Disposition use = Disposition.valueOf(text.substring("caught-".length()).toUpperCase());
      return LifePoint.builder(Kind.CAUGHT, 1).use(use).detail("a handler").build();
    }
    Kind kind = Kind.valueOf(text.toUpperCase());
    return LifePoint.builder(kind, 1).detail(detail(kind)).build();
  }

  private static String detail(Kind kind) {
    switch (kind) {
      case LOGGED:
        return "a logger";
      case ESCAPED:
        return "a future";
      case UNCAUGHT:
        return "a thread";
      case WRAPPED:
        return "a wrapper";
      default:
        return null;
    }
  }

  private static ExceptionLink link(LifePoint... points) {
    return ExceptionLink.builder().type("com.acme.Failure").points(List.of(points)).build();
  }

  private static String told(List<LifePoint> life) {
    return life.stream()
        .map(point -> point.kind().wireName() + (point.use() == null ? "" : " " + point.use()))
        .toList()
        .toString();
  }
}
