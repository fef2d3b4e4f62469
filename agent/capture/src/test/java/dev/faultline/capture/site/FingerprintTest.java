package dev.faultline.capture.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.AtOnce;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private final Fingerprint fingerprint =
      new SiteRegistry()
          .of("com.acme.Shop", null)
          .throwSite(0, "order", 42, List.of(), ThrownOrigin.ELSEWHERE)
          .activity()
          .of(new Error());

  @Test
  void countsEveryException() throws Exception {
    AtOnce.run(
        8,
        thread -> {
          for (int i = 0; i < 100_000; i++) {
            fingerprint.countSeen();
          }
        });

    assertThat(fingerprint.seen()).isEqualTo(800_000);
  }

  @Test
  void handsEachUnrecordedExceptionOutOnce() throws Exception {
    AtomicLong taken = new AtomicLong();

    AtOnce.run(
        8,
        thread -> {
          for (int i = 0; i < 10_000; i++) {
            if (thread % 2 == 0) {
              fingerprint.countUnrecorded(2);
            } else {
              taken.addAndGet(fingerprint.takeUnrecorded());
            }
          }
        });

    assertThat(taken.get() + fingerprint.takeUnrecorded()).isEqualTo(80_000);
    assertThat(fingerprint.takeUnrecorded()).isZero();
  }

  @Test
  void isDueOnceUntilItIsMadeDueAgain() {
    assertThat(fingerprint.takeDue()).isTrue();
    assertThat(fingerprint.takeDue()).isFalse();
    fingerprint.due();
    assertThat(fingerprint.takeDue()).isTrue();
  }

  @Test
  void saysWhatItStandsFor() {
    assertThat(fingerprint).hasToString("java.lang.Error at com.acme.Shop.order:42");
  }
}
