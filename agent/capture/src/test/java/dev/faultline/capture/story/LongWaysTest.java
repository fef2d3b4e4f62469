package dev.faultline.capture.story;

import static dev.faultline.capture.story.Stories.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.ExitSite;
import dev.faultline.capture.site.HandlerUse;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.LifePoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exceptions that pass more points than are told of one. */
class LongWaysTest {

  private static final int FAR = 100;

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

  private ThrowSite rethrow(String method, int line) {
    return stories.sites.of("com.acme.Shop", null).throwSite(0, method, line, List.of(), true);
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
