package dev.faultline.capture.story;

import static dev.faultline.capture.story.Stories.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.record.Boundary;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.ExitSite;
import dev.faultline.capture.site.HandlerUse;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.capture.site.ThrownOrigin;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.LifePoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exceptions that pass more points than are told of one. */
class LongWaysTest {

  private static final int FAR = 200;

  private final Stories stories = new Stories();
  private final Exception failed = at(new IllegalStateException("no"), "pay", 10);

  LongWaysTest() {
    stories.thrown(failed, stories.site("pay", 10));
  }

  @Test
  void tellsOfAHandlerThatLosesItHoweverFarItHasCome() {
    for (int i = 0; i < FAR; i++) {
      stories.thrown(failed, rethrow("each", 20));
    }
    caught("order", HandlerUse.builder().reads().wraps("java.lang.Error").mayComplete(false));

    ExceptionEvent event = told();
    assertThat(event.disposition()).isEqualTo(Disposition.WRAPPED);
    assertThat(event.dispositionDetail()).isEqualTo("java.lang.Error");
  }

  /** By the code, each of them may wrap it: what is thrown comes from a method. */
  @Test
  void tellsHowItEndsBehindManyHandlersThatMayWrapIt() {
    for (int i = 0; i < FAR; i++) {
      caught("each", HandlerUse.builder().reads().wraps("java.lang.Error").mayComplete(false));
      stories.thrown(failed, stories.site("each", 31));
    }
    caught("order", HandlerUse.builder());

    ExceptionEvent event = told();
    assertThat(event.disposition()).isEqualTo(Disposition.SWALLOWED);
    assertThat(event.exceptions().get(0).points())
        .hasSizeLessThan(FAR)
        .extracting(LifePoint::use)
        .doesNotContain(Disposition.WRAPPED);
  }

  /** The last thing told of it must not be a handler that has thrown it on. */
  @Test
  void isNotSwallowedByHandlersThatThrowItOnOnSomeWays() {
    for (int i = 0; i < FAR; i++) {
      passed(i);
    }
    assertThat(told().disposition()).isEqualTo(Disposition.RETHROWN);
  }

  @Test
  void isNotSwallowedByThemWhenTheAgentsThreadHeardOfEachAtOnce() {
    for (int i = 0; i < FAR; i++) {
      caught("each" + i, HandlerUse.builder().rethrows());
      stories.take();
      stories.thrown(failed, rethrow("each" + i, 31));
      stories.take();
    }
    ExceptionEvent event = told();
    assertThat(event.disposition()).isEqualTo(Disposition.RETHROWN);
    assertThat(event.exceptions().get(0).points()).hasSizeLessThan(FAR);
  }

  /** What throws it there may be a library. */
  @Test
  void tellsOfTheLastHandlerAloneWhereNoThrowIsSeenBetweenThem() {
    for (int i = 0; i < FAR; i++) {
      caught("each" + i, HandlerUse.builder().rethrows());
    }
    caught("order", HandlerUse.builder().reads());

    ExceptionEvent event = told();
    assertThat(event.disposition()).isEqualTo(Disposition.HANDLED);
    assertThat(event.exceptions().get(0).points()).hasSizeLessThan(50);
  }

  /**
   * One that is kept and thrown for ever costs a count in the end, and its event stays as it is.
   */
  @Test
  void tellsNoMoreOfOneThatIsThrownForEver() {
    for (int i = 0; i < 10_000; i++) {
      passed(i);
      stories.settle();
    }
    int toldBefore = stories.told.size();
    for (int i = 0; i < FAR; i++) {
      passed(i);
      stories.settle();
    }

    assertThat(stories.told).hasSize(toldBefore).hasSizeLessThan(FAR);
    assertThat(stories.kept().get(0).disposition()).isEqualTo(Disposition.RETHROWN);
  }

  /** The same, if the agent's thread has heard of none of them. */
  @Test
  void takesBackNoMoreThanSomeThousandHandlers() {
    for (int i = 0; i < 10_000; i++) {
      passed(i);
    }
    caught("order", HandlerUse.builder().reads());

    assertThat(told().disposition()).isEqualTo(Disposition.RETHROWN);
  }

  @Test
  void tellsHowItEndsBehindThem() {
    for (int i = 0; i < FAR; i++) {
      passed(i);
    }
    caught("order", HandlerUse.builder().reads());

    ExceptionEvent event = told();
    assertThat(event.disposition()).isEqualTo(Disposition.HANDLED);
    List<LifePoint> points = event.exceptions().get(0).points();
    assertThat(points).hasSizeLessThan(FAR);
    assertThat(points.get(points.size() - 1).methodName()).isEqualTo("order");
  }

  @Test
  void tellsThatItIsLoggedBehindThem() {
    for (int i = 0; i < FAR; i++) {
      passed(i);
    }
    caught("log", HandlerUse.builder().rethrows());
    stories.recorder.boundary(failed, Boundary.LOG, "com.acme SEVERE");

    assertThat(told().disposition()).isEqualTo(Disposition.LOGGED);
  }

  /** After the event was told, it changes with what happens. */
  @Test
  void tellsHowItEndsBehindThemLater() {
    passed(0);
    stories.settle();
    for (int i = 0; i < FAR; i++) {
      passed(i);
      stories.take();
    }
    assertThat(stories.kept().get(0).disposition()).isEqualTo(Disposition.RETHROWN);

    caught("order", HandlerUse.builder().reads());
    stories.take();
    assertThat(stories.kept().get(0).disposition()).isEqualTo(Disposition.HANDLED);
  }

  @Test
  void tellsOfItsPointsWhateverMethodsItHasLeft() {
    for (int i = 0; i < FAR; i++) {
      ExitSite site =
          stories.sites.of("com.acme.Shop", null).exitSite("", "left" + i, 40, List.of());
      stories.recorder.exited(failed, site.number(), null);
    }
    stories.thrown(failed, rethrow("each", 20));
    caught("order", HandlerUse.builder());

    assertThat(told().exceptions().get(0).points())
        .extracting(LifePoint::kind)
        .containsExactly(LifePoint.Kind.THROWN, LifePoint.Kind.RETHROWN, LifePoint.Kind.CAUGHT);
  }

  /** A handler that ends it on one way, and throws it on on the other. */
  private void passed(int i) {
    caught("each" + i, HandlerUse.builder().rethrows());
    stories.thrown(failed, rethrow("each" + i, 31));
  }

  private ThrowSite rethrow(String method, int line) {
    return stories
        .sites
        .of("com.acme.Shop", null)
        .throwSite(0, method, line, List.of(), ThrownOrigin.CAUGHT_HERE);
  }

  private void caught(String method, HandlerUse.Builder use) {
    CatchSite site = stories.sites.of("com.acme.Shop", null).catchSite(0, method, 30, use.build());
    stories.recorder.caught(failed, site.number());
  }

  private ExceptionEvent told() {
    assertThat(stories.settle()).hasSize(1);
    return stories.told.get(0);
  }
}
