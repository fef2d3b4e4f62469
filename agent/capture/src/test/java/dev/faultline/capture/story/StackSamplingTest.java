package dev.faultline.capture.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.record.RecordingRates;
import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.Level;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One method may have many throw sites, and one throw site many callers. */
class StackSamplingTest {

  private static final Rate THREE = Rate.of(3, 1e-6);

  private final Stories stories = new Stories();
  private final List<ThrowSite> sites = new ArrayList<>();

  StackSamplingTest() {
    stories.perStack = THREE;
    for (int i = 0; i < 10; i++) {
      sites.add(stories.site("parse", 100 + i));
    }
  }

  @Test
  void tellsAFewOfOneStackFromHoweverManySitesAndCountsTheRest() {
    for (int round = 0; round < 5; round++) {
      for (ThrowSite site : sites) {
        thrownAt(site, "sell");
        stories.settle();
      }
    }
    tellFurther();

    // The first of each site, so that there is an event for what is counted there.
    assertThat(stories.kept()).hasSize(sites.size());
    assertThat(total()).isEqualTo(5 * sites.size());
  }

  @Test
  void tellsAFewOfEachStackOfOneSite() {
    for (String caller : List.of("sell", "order", "refund")) {
      for (int i = 0; i < 10; i++) {
        thrownAt(sites.get(0), caller);
      }
    }
    stories.settle();
    tellFurther();

    assertThat(stories.kept()).hasSize(3 * 3);
    assertThat(occurrencesOf("sell")).isEqualTo(10);
    assertThat(occurrencesOf("order")).isEqualTo(10);
    assertThat(occurrencesOf("refund")).isEqualTo(10);
  }

  @Test
  void takesALineOrTheDepthOfARecursionForNoOtherStack() {
    for (int i = 0; i < 10; i++) {
      Exception thrown =
          i % 2 == 0
              ? Stories.at(new IllegalStateException(), "parse", 100, "sell", 200 + i)
              : Stories.at(new IllegalStateException(), "parse", 100, "sell", 2, "sell", 2);
      stories.thrown(thrown, sites.get(0));
    }
    stories.settle();
    tellFurther();

    assertThat(stories.kept()).hasSize(3);
    assertThat(total()).isEqualTo(10);
  }

  @Test
  void tellsTypesAndCausesApart() {
    for (int i = 0; i < 10; i++) {
      thrownAt(sites.get(0), "sell");
      Exception cause = Stories.at(new IllegalStateException(), "parse", 100, "sell", 200);
      stories.thrown(Stories.at(new RuntimeException(cause), "sell", 1), sites.get(1));
      stories.thrown(
          Stories.at(new IllegalArgumentException(), "parse", 100, "sell", 200), sites.get(2));
    }
    stories.settle();
    tellFurther();

    assertThat(stories.kept()).hasSize(3 * 3);
    assertThat(total()).isEqualTo(3 * 10);
  }

  @Test
  void goesOnAtTheRate() {
    stories.perStack = Rate.of(3, 2);
    for (int i = 0; i < 40; i++) {
      thrownAt(sites.get(0), "sell");
      // Half a second each.
      stories.settle();
    }
    assertThat(stories.kept()).hasSize(40);
    for (int i = 0; i < 40; i++) {
      thrownAt(sites.get(0), "sell");
    }
    stories.settle();
    tellFurther();

    assertThat(stories.kept()).hasSizeBetween(41, 43);
    assertThat(total()).isEqualTo(80);
  }

  @Test
  void tellsEachThatEndsItsThreadOrIsCapturedByHand() {
    useUp();
    stories.uncaught(thrownAt(sites.get(0), "sell"));
    stories.take();
    String id = stories.byHand.exception(thrownAt(sites.get(0), "sell"), Level.WARNING, null);
    stories.settle();
    tellFurther();

    assertThat(stories.kept()).hasSize(3 + 2);
    assertThat(stories.kept().get(3).disposition()).isEqualTo(Disposition.UNCAUGHT);
    assertThat(stories.kept().get(4).id()).isEqualTo(id);
    assertThat(total()).isEqualTo(10 + 2);
  }

  /** Its event has become one of two exceptions. */
  @Test
  void countsNothingToAnEventThatWasWrapped() {
    stories.perStack = Rate.of(1, 1e-6);
    Exception thrown = thrownAt(sites.get(0), "sell");
    stories.settle();
    stories.thrown(Stories.at(new RuntimeException(thrown), "wrap", 1), sites.get(1));
    stories.settle();
    for (int i = 0; i < 5; i++) {
      thrownAt(sites.get(0), "sell");
    }
    stories.settle();
    tellFurther();

    assertThat(stories.kept()).hasSize(2);
    assertThat(stories.kept().get(0).exceptions()).hasSize(2);
    assertThat(stories.kept()).extracting(ExceptionEvent::occurrences).containsExactly(1L, 5L);
  }

  @Test
  void tellsAllOfThemWithoutAStackTrace() {
    for (int i = 0; i < 10; i++) {
      stories.thrown(Stories.at(new IllegalStateException()), sites.get(0));
    }
    stories.settle();

    assertThat(stories.kept()).hasSize(10);
  }

  /** More stacks than are kept in mind. */
  @Test
  void losesNoCountOfStacksThatAreForgotten() {
    for (int round = 0; round < 4; round++) {
      for (int caller = 0; caller < 600; caller++) {
        for (int i = 0; i < 5; i++) {
          thrownAt(sites.get(0), "caller" + caller);
        }
        stories.settle();
      }
    }
    tellFurther();

    assertThat(total()).isEqualTo(4 * 600 * 5);
  }

  @Test
  void losesNoCountOfStacksThatAreQuiet() {
    useUp();
    for (int round = 0; round < 20; round++) {
      tellFurther();
    }
    long sent = stories.told.size();
    useUp();
    tellFurther();

    assertThat(stories.kept()).hasSize(3 + 3);
    assertThat(stories.told).hasSizeGreaterThan((int) sent);
    assertThat(total()).isEqualTo(20);
  }

  /** What a site has counted beside an exception of another caller is not that caller's. */
  @Test
  void goesOnCountingForTheCallerThatHasUsedUpTheRates() {
    Stories sampled =
        new Stories(
            new RecordingRates(THREE, THREE, Stories.ALL),
            throwable -> throwable.getStackTrace().length);
    ThrowSite site = sampled.site("check", 1);
    for (int i = 0; i < 100; i++) {
      sampled.thrown(Stories.at(new IllegalStateException("often"), "check", 1), site);
    }
    sampled.settle();
    for (int i = 0; i < 2; i++) {
      sampled.thrown(Stories.at(new IllegalStateException("seldom"), "check", 1, "b", 2), site);
    }
    sampled.settle();
    for (int i = 0; i < 100; i++) {
      sampled.thrown(Stories.at(new IllegalStateException("often"), "check", 1), site);
    }
    sampled.settle();
    sampled.stacks.round();
    sampled.tallies.round();

    assertThat(sampled.kept())
        .filteredOn(event -> event.exceptions().get(0).message().equals("seldom"))
        .extracting(ExceptionEvent::occurrences)
        .containsExactly(1L, 1L);
    assertThat(sampled.kept().stream().mapToLong(ExceptionEvent::occurrences).sum()).isEqualTo(202);
  }

  private void useUp() {
    for (int i = 0; i < 10; i++) {
      thrownAt(sites.get(0), "sell");
    }
    stories.settle();
  }

  private Exception thrownAt(ThrowSite site, String caller) {
    return stories.thrown(
        Stories.at(new IllegalStateException(), "parse", site.line(), caller, 200), site);
  }

  private void tellFurther() {
    stories.stacks.round();
    stories.tallies.round();
  }

  private long total() {
    return stories.kept().stream().mapToLong(ExceptionEvent::occurrences).sum();
  }

  private long occurrencesOf(String caller) {
    return stories.kept().stream()
        .filter(event -> event.exceptions().get(0).frames().get(1).methodName().equals(caller))
        .mapToLong(ExceptionEvent::occurrences)
        .sum();
  }
}
