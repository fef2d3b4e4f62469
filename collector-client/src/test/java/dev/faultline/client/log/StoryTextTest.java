package dev.faultline.client.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.SampleContexts;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.SampleStories;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.LifePoint;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Recovery;
import dev.faultline.client.event.Severity;
import dev.faultline.client.story.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoryTextTest {
  private final StoryText text = new StoryText(16_000);

  @Test
  void tellsEverything() {
    assertThat(text.of(SampleStories.everything()))
        .isEqualTo(
            """
            [faultline] ERROR com.acme.OutOfStock: no apples
              swallowed: it was caught, and nobody ever looked at it (its log call was not reached, or its level is off)
              2026-11-22T00:00:00.123Z on thread http-7, one of 12, first seen: throw-site, event 019a0f3e-7c00-7abc-8def-0123456789ab
              injected on purpose by the fault slow-db
              told with no-stack-trace, to stay within the agent's budget
              what happened
                00:00:00.121  IOException thrown by com.acme.Stock.read:12
                00:00:00.122  IOException wrapped in com.acme.OutOfStock by com.acme.Shop.order:41
                00:00:00.123  OutOfStock thrown by com.acme.Shop.order:42
                00:00:00.126  OutOfStock caught by com.acme.Main.main:9 on thread main, carried by java.util.concurrent.ExecutionException, and swallowed
              where
                at com.acme.Shop.order(Shop.java:42)
                    item   = "apples"
                    left   = 0
                    order  = com.acme.Order{id: 4711, lines: ["apples", "pears"]}
                    coupon = null
                …  2 frames of libraries
                at com.acme.Main.main(Main.java:5)
                …  3 frames cut
              caused by java.io.IOException: connection reset
                thrown before: its stack trace is of its making, not of this throw
                stack trace omitted by the JVM
                at com.acme.Stock.read(Stock.java:12)
                    host = "db-1"
              suppressed by IOException: java.lang.IllegalStateException
                at com.acme.Stock.close(Stock.java:30)
              recovery
                payments: a fallback gave the result (number 1); 3 attempts, 3 of them failed, with 250 ms of waiting in between; undone: charge, reserve; could not be undone: ship
              before that
                00:00:00.001  info db: query {rows: 12, share: 0.5, cached: false, table: "orders"}
                00:00:00.002  warning
              tags  team=shop, order=4711
              user  id=7, name=Ann, ip=192.0.2.1
            """);
  }

  @Test
  void tellsMessages() {
    MessageEvent event =
        MessageEvent.builder()
            .id("2")
            .severity(Severity.WARN)
            .timeUnixNanos(SampleStories.TIME)
            .text("opened")
            .causeId("1")
            .context(SampleContexts.full())
            .build();

    assertThat(text.of(event))
        .startsWith(
            """
            [faultline] WARN opened
              2026-11-22T00:00:00.123Z, event 2
              brought about by event 1
              before that
            """);
  }

  @Test
  void showsTheNearestFramesWhenNoneIsOfTheUsersOwn() {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      frames.add(SampleEvents.frame("org.lib.Deep", "level" + i, "Deep.java", i, false));
    }

    assertThat(text.of(of(frames)))
        .contains("at org.lib.Deep.level7(Deep.java:7)\n    …  4 frames of libraries\n")
        .doesNotContain("level8");
  }

  @Test
  void showsWhereALibraryThrewAndWhichVariablesItHad() {
    Frame named =
        SampleEvents.frame("org.lib.Pool", "get", "Pool.java", 3, false)
            .withVariables(Map.of("size", 9L));
    List<Frame> frames =
        List.of(
            SampleEvents.frame("org.lib.Pool", "fail", "Pool.java", 1, false),
            SampleEvents.frame("org.lib.Pool", "check", "Pool.java", 2, false),
            named,
            SampleEvents.frame("com.acme.Shop", "order", "Shop.java", 42, true));

    assertThat(text.of(of(frames)))
        .endsWith(
            """
              where
                at org.lib.Pool.fail(Pool.java:1)
                …  1 frame of libraries
                at org.lib.Pool.get(Pool.java:3)
                    size = 9
                at com.acme.Shop.order(Shop.java:42)
            """);
  }

  @Test
  void isBoundedAndSaysSo() {
    Frame frame = SampleEvents.frame("com.acme.Shop", "order", "Shop.java", 42, true);
    String story = text.of(of(Collections.nCopies(10_000, frame)));

    assertThat(story.length()).isLessThan(16_200);
    assertThat(story).containsPattern("\n  … \\(\\+9[0-9]{3} lines\\)\n$");
  }

  @Test
  void startsNoLineWithTextOfTheApplication() {
    String story = text.of(SampleEvents.event("a\n[faultline] ERROR not true\u001b[2J"));

    assertThat(story.split("\n")).filteredOn(line -> line.startsWith("[faultline]")).hasSize(1);
    assertThat(story).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @EnumSource(Disposition.class)
  void hasWordsForEachDisposition(Disposition disposition) {
    assertThat(Words.of(disposition)).startsWith(disposition.wireName() + ": ");
  }

  @ParameterizedTest
  @EnumSource(LifePoint.Kind.class)
  void hasWordsForEachPoint(LifePoint.Kind kind) {
    LifePoint point = LifePoint.builder(kind, SampleStories.TIME).place("a.B", "c", 1).build();
    ExceptionLink link = ExceptionLink.builder().type("a.Failure").points(List.of(point)).build();
    ExceptionEvent event = ExceptionEvent.builder().id("1").exceptions(List.of(link)).build();

    assertThat(text.of(event))
        .containsPattern("00:00:00.123  Failure [a-z ,]+ (by|in) a\\.B\\.c:1\n");
  }

  @ParameterizedTest
  @EnumSource(Recovery.Outcome.class)
  void hasWordsForEachOutcome(Recovery.Outcome outcome) {
    assertThat(Words.of(outcome)).isNotEmpty().isNotEqualTo(outcome.wireName());
  }

  private static ExceptionEvent of(List<Frame> frames) {
    ExceptionLink link = ExceptionLink.builder().type("a.Failure").frames(frames).build();
    return ExceptionEvent.builder().id("1").exceptions(List.of(link)).build();
  }
}
