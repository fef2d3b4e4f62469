package dev.faultline.capture.story;

import static dev.faultline.capture.story.Stories.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.Level;
import dev.faultline.client.event.LifePoint;
import dev.faultline.client.event.Mechanism;
import dev.faultline.client.event.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapturedByHandTest {

  private final Stories stories = new Stories();
  private final ThrowSite site = stories.site("pay", 10);

  @Test
  void joinsTheStoryOfAnExceptionThatWasSeenThrown() {
    Exception thrown = stories.thrown(new IllegalStateException("a"), site);
    String id = captured(thrown);

    ExceptionEvent event = only(stories.settle());
    assertThat(event.id()).isEqualTo(id);
    assertThat(event.mechanism()).isEqualTo(Mechanism.THROW_SITE);
    assertThat(event.occurrences()).isEqualTo(1);
    assertThat(event.dispositionDetail()).isEqualTo("Faultline.capture");
    assertThat(event.exceptions().get(0).points())
        .extracting(LifePoint::kind)
        .containsExactly(LifePoint.Kind.THROWN, LifePoint.Kind.LOGGED);
  }

  @Test
  void isAnEventOfItsOwnWhenNothingWasSeenOfIt() {
    String id = stories.byHand.exception(new NumberFormatException(), Level.WARNING, null);

    ExceptionEvent event = only(stories.settle());
    assertThat(event.id()).isEqualTo(id);
    assertThat(event.mechanism()).isEqualTo(Mechanism.API);
    assertThat(event.disposition()).isEqualTo(Disposition.HANDLED);
    assertThat(event.severity()).isEqualTo(Severity.WARN);
  }

  /** Java closes the scope of a {@code try} before it enters a handler of the same. */
  @Test
  void hasTheTagsOfTheScopeThatItWasThrownInHoweverManyAreThrown() {
    Stories few = new Stories(Rate.of(1, 1e-6), ALL);
    ThrowSite pay = few.site("pay", 10);
    for (int i = 0; i < 40; i++) {
      Object scope = few.contexts.open(null);
      few.contexts.tag(scope, "order", "no. " + i);
      Exception thrown = few.thrown(new IllegalStateException("a"), pay);
      few.contexts.close(scope);
      few.byHand.exception(thrown, Level.ERROR, null);
    }

    assertThat(few.settle()).hasSize(40);
    for (int i = 0; i < 40; i++) {
      assertThat(few.told.get(i).context().tags()).isEqualTo(Map.of("order", "no. " + i));
    }
  }

  @Test
  void hasTheIdOfTheEventThatWasToldBefore() {
    Exception thrown = stories.thrown(new IllegalStateException("a"), site);
    String told = only(stories.settle()).id();
    stories.contexts.tag(null, "late", "yes");
    String id = captured(thrown);
    stories.settle();

    assertThat(id).isEqualTo(told);
    ExceptionEvent kept = only(stories.kept());
    assertThat(kept.context().tags()).isEqualTo(Map.of("late", "yes"));
    assertThat(kept.exceptions().get(0).points()).hasSize(2);
  }

  @Test
  void hasOneIdHoweverOftenItIsCaptured() {
    Exception exception = new IllegalStateException();

    assertThat(captured(exception)).isEqualTo(captured(exception));
    assertThat(stories.settle()).hasSize(1);
  }

  @Test
  void keepsTheIdWhenItIsWrapped() {
    Exception cause = stories.thrown(new IllegalStateException("a"), site);
    String id = captured(cause);
    stories.thrown(new RuntimeException("b", cause), stories.site("order", 20));

    ExceptionEvent event = only(stories.settle());
    assertThat(event.id()).isEqualTo(id);
    assertThat(event.exceptions()).hasSize(2);
  }

  @Test
  void isFoundUnderEveryIdThatWasGivenForItsChain() {
    Exception cause = stories.thrown(new IllegalStateException("a"), site);
    String first = captured(cause);
    Exception wrapper = stories.thrown(new RuntimeException("b", cause), stories.site("order", 20));
    String second = captured(wrapper);

    assertThat(first).isNotEqualTo(second);
    assertThat(stories.settle())
        .extracting(ExceptionEvent::id)
        .containsExactlyInAnyOrder(first, second);
  }

  @Test
  void countsAnExceptionOnceThatWasNotRecordedWhenItWasThrown() {
    Stories one = new Stories(Rate.of(1, 1e-6), Stories.ALL);
    ThrowSite busy = one.site("pay", 10);
    for (int i = 0; i < 50; i++) {
      one.thrown(new IllegalStateException(), busy);
    }
    Exception last = one.thrown(new IllegalStateException("last"), busy);
    one.take();
    one.byHand.exception(last, Level.ERROR, null);
    one.settle();
    one.tallies.round();

    assertThat(one.kept().stream().mapToLong(ExceptionEvent::occurrences).sum()).isEqualTo(51);
  }

  @Test
  void hasWhatHeldWhereItWasThrownAndWhatWasSaidWhenItWasCaptured() {
    Object scope = stories.contexts.open(null);
    stories.contexts.tag(scope, "order", "4711");
    stories.contexts.tag(scope, "step", "throw");
    Exception thrown = stories.thrown(new IllegalStateException(), site);
    stories.contexts.close(scope);
    stories.contexts.tag(null, "step", "capture");
    captured(thrown);

    assertThat(only(stories.settle()).context().tags())
        .isEqualTo(Map.of("order", "4711", "step", "capture"));
  }

  @Test
  void bringsAlongWhatHeldWhereTheCauseWasThrown() {
    Object scope = stories.contexts.open(null);
    stories.contexts.tag(scope, "order", "4711");
    Exception cause = stories.thrown(new IllegalStateException(), site);
    stories.contexts.close(scope);
    stories.thrown(new RuntimeException(cause), stories.site("order", 20));

    assertThat(only(stories.settle()).context().tags()).isEqualTo(Map.of("order", "4711"));
  }

  private String captured(Throwable throwable) {
    return stories.byHand.exception(throwable, Level.ERROR, null);
  }

  private static ExceptionEvent only(List<ExceptionEvent> events) {
    assertThat(events).hasSize(1);
    return events.get(0);
  }
}
