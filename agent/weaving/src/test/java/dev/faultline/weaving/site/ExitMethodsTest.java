package dev.faultline.weaving.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.site.ExitSite;
import dev.faultline.capture.site.SiteRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which methods have exit sites, and for how long. */
class ExitMethodsTest {

  private static final long NOW = Long.MAX_VALUE - 5;
  private static final long FIRST_REST = TimeUnit.MINUTES.toNanos(10);

  private final SiteRegistry sites = new SiteRegistry();
  private final ExitSite site =
      sites.of("a.B", null).exitSite("()V#0", "passed", 1, List.of("name"));
  private final ExitMethods methods = ExitMethods.upTo(2);

  @Test
  void tellFromTheFirstTimeOnThatAnExceptionHasPassed() {
    assertThat(methods.contain("a/B", "passed")).isFalse();
    assertThat(methods.concern("a/B")).isFalse();

    assertThat(methods.add("a.B", "passed", NOW)).isTrue();
    assertThat(methods.add("a.B", "passed", NOW)).isFalse();

    assertThat(methods.contain("a/B", "passed")).isTrue();
    assertThat(methods.contain("a/B", "other")).isFalse();
    assertThat(methods.concern("a/B")).isTrue();
  }

  @Test
  void areNoMoreThanTheirCapacityRestingOrNot() {
    methods.add("a.B", "passed", NOW);
    passForNothing(10);
    methods.rest(sites, 10, NOW);
    methods.add("a.C", "second", NOW);

    assertThat(methods.add("a.D", "third", NOW)).isFalse();
    assertThat(methods.contain("a/D", "third")).isFalse();
    assertThat(methods.telling()).isOne();
    assertThat(methods.resting()).isOne();
  }

  @Test
  void restOnceMuchHasPassedForNothing() {
    methods.add("a.B", "passed", NOW);
    passForNothing(9);
    assertThat(methods.rest(sites, 10, NOW)).isEmpty();
    assertThat(methods.contain("a/B", "passed")).isTrue();

    passForNothing(10);
    assertThat(methods.rest(sites, 10, NOW)).containsExactly("a.B");

    assertThat(methods.contain("a/B", "passed")).isFalse();
    assertThat(methods.concern("a/B")).isFalse();
    assertThat(methods.rest(sites, 10, NOW)).isEmpty();
  }

  @Test
  void goOnWhileWhatPassesIsTold() {
    methods.add("a.B", "passed", NOW);
    for (int i = 0; i < 1_000; i++) {
      passForNothing(1);
      site.countTold();
    }

    assertThat(methods.rest(sites, 1, NOW)).isEmpty();
  }

  @Test
  void goOnWhileOnlyMethodsOfOtherNamesArePassed() {
    methods.add("a.B", "other", NOW);
    methods.add("a.C", "passed", NOW);
    passForNothing(100);

    assertThat(methods.rest(sites, 1, NOW)).isEmpty();
  }

  /** The arguments of a named method are told whatever passes. */
  @Test
  void doNotRestForWhatPassesANamedMethod() {
    methods.add("a.B", "named", NOW);
    ExitSite named = sites.of("a.B", null).entrySite("()V", "named", 1, List.of());
    named.activity().of(new NullPointerException()).countSeen();

    assertThat(methods.rest(sites, 1, NOW)).isEmpty();
  }

  @Test
  void wakeForTheNextExceptionAfterARestThatDoublesEachTime() {
    methods.add("a.B", "passed", NOW);
    long now = NOW;
    for (long rest = FIRST_REST; rest <= 8 * FIRST_REST; rest *= 2) {
      passForNothing(10);
      assertThat(methods.rest(sites, 10, now)).containsExactly("a.B");
      // Until its class is woven without them, they are passed.
      passForNothing(1_000);

      assertThat(methods.add("a.B", "passed", now + rest - 1)).isFalse();
      assertThat(methods.contain("a/B", "passed")).isFalse();
      now += rest;
      assertThat(methods.add("a.B", "passed", now)).isTrue();
      assertThat(methods.contain("a/B", "passed")).isTrue();
      assertThat(methods.rest(sites, 10, now)).isEmpty();
    }
  }

  @Test
  void restForNoLongerThanALongTimeHoweverOften() {
    methods.add("a.B", "passed", NOW);
    long now = NOW;
    for (int i = 0; i < 100; i++) {
      methods.rest(sites, 10, now);
      passForNothing(10);
      assertThat(methods.rest(sites, 10, now)).hasSize(1);
      now += TimeUnit.DAYS.toNanos(120);
      assertThat(methods.add("a.B", "passed", now)).isTrue();
    }
  }

  @Test
  void neverRestWhenEveryMethodIsToTell() {
    ExitMethods every = ExitMethods.every();
    passForNothing(1_000_000);

    assertThat(every.rest(sites, 1, NOW)).isEmpty();
    assertThat(every.contain("a/B", "passed")).isTrue();
    assertThat(every.concern("a/B")).isTrue();
  }

  private void passForNothing(int times) {
    for (int i = 0; i < times; i++) {
      site.activity().of(new NullPointerException()).countSeen();
    }
  }
}
