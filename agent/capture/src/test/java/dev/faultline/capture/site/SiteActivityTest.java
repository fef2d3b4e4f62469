package dev.faultline.capture.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.AtOnce;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SiteActivityTest {

  private final SiteActivity activity = new SiteActivity();

  @Test
  void countsEveryThrow() throws Exception {
    AtOnce.run(
        8,
        thread -> {
          for (int i = 0; i < 10_000; i++) {
            activity.countSeen();
          }
        });

    assertThat(activity.seen()).isEqualTo(80_000);
  }

  @Test
  void handsEachUnrecordedThrowOutOnce() throws Exception {
    AtomicLong taken = new AtomicLong();

    AtOnce.run(
        8,
        thread -> {
          for (int i = 0; i < 10_000; i++) {
            if (thread % 2 == 0) {
              activity.countUnrecorded(2);
            } else {
              taken.addAndGet(activity.takeUnrecorded());
            }
          }
        });

    assertThat(taken.get() + activity.takeUnrecorded()).isEqualTo(80_000);
    assertThat(activity.takeUnrecorded()).isZero();
  }

  @Test
  void turnsOffAtTheFifthFailureAndSaysSoOnce() throws Exception {
    AtomicInteger turnedOff = new AtomicInteger();
    for (int i = 0; i < 4; i++) {
      assertThat(activity.countFailure()).isFalse();
    }
    assertThat(activity.isOff()).isFalse();

    AtOnce.run(8, thread -> turnedOff.addAndGet(activity.countFailure() ? 1 : 0));

    assertThat(turnedOff).hasValue(1);
    assertThat(activity.isOff()).isTrue();
  }
}
