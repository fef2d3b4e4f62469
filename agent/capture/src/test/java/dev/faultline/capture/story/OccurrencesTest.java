package dev.faultline.capture.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sum of the occurrences of all events, each id once, is the number of exceptions. */
class OccurrencesTest {

  private static final Rate FEW = Rate.of(3, 1e-6);

  private final Stories stories = new Stories(FEW, Stories.ALL);
  private final ThrowSite site = stories.site("pay", 10);
  private final ThrowSite other = stories.site("order", 20);

  @AfterEach
  void theAccountSumsUp() {
    assertThat(stories.account.told()).isEqualTo(stories.kept().size());
    assertThat(stories.account.told() + stories.account.sampledOut()).isEqualTo(total());
  }

  @Test
  void tellsWhatIsSampledOut() {
    for (int i = 0; i < 1000; i++) {
      stories.thrown(new IllegalStateException(), site);
    }
    stories.settle();
    ExceptionAccount account = stories.account;
    assertThat(account.told()).isEqualTo(3);
    assertThat(account.sampledOut() + account.waiting()).isEqualTo(997);
    stories.tallies.round();

    assertThat(account)
        .hasToString("exceptions: 3 told in events of their own, 997 sampled out, 0 not told yet");
  }

  @Test
  void isExactUnderSampling() {
    for (int i = 0; i < 1000; i++) {
      stories.thrown(new IllegalStateException(), site);
    }
    stories.settle();
    stories.tallies.round();

    assertThat(stories.kept()).hasSize(3);
    assertThat(total()).isEqualTo(1000);
  }

  @Test
  void isExactOverManyRounds() {
    for (int round = 1; round <= 50; round++) {
      for (int i = 0; i < 7; i++) {
        stories.thrown(new IllegalStateException(), site);
        stories.thrown(new IllegalStateException(), other);
      }
      stories.settle();
      stories.tallies.round();
      assertThat(total()).isEqualTo(14L * round);
    }
    assertThat(stories.kept()).hasSize(6);
  }

  /** More sites than are kept in mind: those forgotten are told with their next exception. */
  @Test
  void isExactForMoreSitesThanAreKeptInMind() {
    List<ThrowSite> many = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      many.add(stories.site("pay", 100 + i));
    }
    for (int round = 0; round < 3; round++) {
      for (ThrowSite each : many) {
        for (int i = 0; i < 30; i++) {
          stories.thrown(new IllegalStateException(), each);
        }
        stories.settle();
      }
    }
    for (ThrowSite each : many) {
      stories.thrown(new IllegalStateException(), each);
      stories.settle();
      stories.tallies.round();
    }

    assertThat(total()).isEqualTo(700 * (3 * 30 + 1));
  }

  /** A static exception, as Netty and Scala libraries have them. */
  @Test
  void countsEveryThrowOfAnExceptionThatIsKept() {
    Exception kept = new IllegalStateException();
    for (int i = 0; i < 1000; i++) {
      stories.thrown(kept, site);
      if (i % 100 == 0) {
        stories.settle();
      }
    }
    stories.settle();
    stories.tallies.round();

    assertThat(total()).isEqualTo(1000);
  }

  @Test
  void sendsNothingAgainWhenNothingWasCounted() {
    stories.thrown(new IllegalStateException(), site);
    stories.settle();
    for (int round = 0; round < 100; round++) {
      stories.tallies.round();
    }

    assertThat(stories.told).hasSize(1);
  }

  @Test
  void countsAnExceptionThatIsThrownAgainOnce() {
    for (int i = 0; i < 100; i++) {
      Exception thrown = stories.thrown(new IllegalStateException(), site);
      stories.thrown(thrown, other);
    }
    stories.settle();
    stories.tallies.round();

    assertThat(total()).isEqualTo(100);
  }

  @Test
  void countsAnExceptionThatIsThrownAgainAfterItIsTold() {
    Exception thrown = stories.thrown(new IllegalStateException(), site);
    stories.settle();
    for (int i = 0; i < 20; i++) {
      stories.thrown(thrown, other);
    }
    stories.settle();
    stories.tallies.round();

    assertThat(total()).isEqualTo(1);
  }

  /** What was counted at the cause's site before stays that site's. */
  @Test
  void losesNoCountsOfAnExceptionThatIsWrapped() {
    stories.thrown(new IllegalStateException("recorded"), site);
    stories.settle();
    site.activity().of(new IllegalStateException()).countUnrecorded(40);
    Exception cause = stories.thrown(new IllegalStateException("recorded with 40 others"), site);
    stories.thrown(new RuntimeException(cause), other);
    stories.settle();
    stories.tallies.round();

    assertThat(total()).isEqualTo(1 + 40 + 1);
    assertThat(stories.kept()).extracting(ExceptionEvent::occurrences).containsExactly(41L, 1L);
  }

  @Test
  void countsAWrapperWhoseOwnRateIsUsedUp() {
    for (int i = 0; i < 3; i++) {
      stories.thrown(new RuntimeException(), other);
    }
    Exception cause = stories.thrown(new IllegalStateException(), site);
    stories.thrown(new RuntimeException(cause), other);
    stories.settle();
    stories.tallies.round();

    assertThat(total()).isEqualTo(4);
    assertThat(stories.told).anySatisfy(event -> assertThat(event.exceptions()).hasSize(2));
  }

  @Test
  void staysAsHighAsItWasWhenTheEventIsSentAgainAsUncaught() {
    Exception dying = tellOneThatStandsForMany();

    stories.uncaught(dying);
    stories.take();

    assertThat(total()).isEqualTo(13);
    assertThat(stories.kept().get(2).disposition()).isEqualTo(Disposition.UNCAUGHT);
  }

  @Test
  void staysUncaughtWhenTheEventIsSentAgainWithAHigherCount() {
    Exception dying = tellOneThatStandsForMany();
    stories.uncaught(dying);
    stories.take();

    for (int i = 0; i < 10; i++) {
      stories.thrown(new IllegalStateException(), site);
    }
    stories.settle();
    stories.tallies.round();

    assertThat(total()).isEqualTo(23);
    assertThat(stories.kept().get(2).disposition()).isEqualTo(Disposition.UNCAUGHT);
  }

  @Test
  void staysAsHighAsItWasWhenAnotherEventOfTheSiteCameInBetween() {
    Stories all = new Stories();
    ThrowSite site = all.site("pay", 10);
    Exception dying = all.thrown(new IllegalStateException(), site);
    all.settle();
    site.activity().of(new IllegalStateException()).countUnrecorded(9);
    all.tallies.round();
    all.thrown(new IllegalStateException(), site);
    all.settle();
    all.uncaught(dying);
    all.take();

    assertThat(all.kept()).extracting(ExceptionEvent::occurrences).containsExactly(10L, 1L);
    assertThat(all.kept().get(0).disposition()).isEqualTo(Disposition.UNCAUGHT);
  }

  private Exception tellOneThatStandsForMany() {
    Exception last = null;
    for (int i = 0; i < 3; i++) {
      last = stories.thrown(new IllegalStateException(), site);
    }
    stories.settle();
    for (int i = 0; i < 10; i++) {
      stories.thrown(new IllegalStateException(), site);
    }
    stories.settle();
    stories.tallies.round();
    assertThat(total()).isEqualTo(13);
    return last;
  }

  private long total() {
    return stories.kept().stream().mapToLong(ExceptionEvent::occurrences).sum();
  }
}
