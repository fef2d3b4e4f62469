package dev.faultline.benchmarks.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorPlanTest {
  @Test
  void aQuickPlanIsOneSmallStore() {
    CollectorPlan plan = CollectorPlan.of(true, 0, List.of());

    assertThat(plan.events()).isEqualTo(20_000);
    assertThat(plan.stores()).containsExactly(new StoreShape(100, StoreShape.ALL_KEPT));
  }

  @Test
  void aFullPlanFillsAStoreForEachNumberOfIssues() {
    CollectorPlan plan = CollectorPlan.of(false, 0, List.of());

    assertThat(plan.stores())
        .extracting(StoreShape::title)
        .containsExactly(
            "100 issues",
            "100 issues, newest 1,000 events kept",
            "10,000 issues",
            "1,000,000 issues");
  }

  @Test
  void numbersThatAreGivenGoBeforeTheQuickOnes() {
    CollectorPlan plan = CollectorPlan.of(true, 200_000, List.of(10_000));

    assertThat(plan.events()).isEqualTo(200_000);
    assertThat(plan.stores()).extracting(StoreShape::issues).containsExactly(10_000);
  }

  @Test
  void defaultsThatNeedMoreEventsAreLeftOut() {
    assertThat(CollectorPlan.of(false, 50_000, List.of()).stores())
        .extracting(StoreShape::issues)
        .containsExactly(100, 10_000);
  }

  @Test
  void numbersThatCannotBeAreRefusedWithWhatCan() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CollectorPlan.of(false, 1_050, List.of()))
        .withMessage("--events is 1050: give a multiple of 100 from 1,000 to 100,000,000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CollectorPlan.of(false, 10_000, List.of(20_000)))
        .withMessage("--issues is 20000: give a multiple of 100, no more than --events, 10000");
  }

  @Test
  void aPlanSaysWhatItTakes() {
    assertThat(CollectorPlan.of(true, 0, List.of()).announcement())
        .isEqualTo(
            "The collector is sent 20,000 events once, which takes up to 1 minutes and 1.1 GB of"
                + " disk.");
  }

  @Test
  void tenMillionEventsTakeLessThan30Gigabytes() {
    assertThat(CollectorPlan.of(false, 10_000_000, List.of(100_000)).diskBytes())
        .isLessThan(30_000_000_000L);
  }

  @Test
  void aDiskWithTooLittleRoomIsRefused(@TempDir Path folder) throws Exception {
    CollectorPlan.of(true, 1_000, List.of(100)).requireRoom(folder);

    CollectorPlan huge = new CollectorPlan(Long.MAX_VALUE >> 14, List.of());
    assertThatIllegalStateException()
        .isThrownBy(() -> huge.requireRoom(folder))
        .withMessageContaining("give fewer --events, or another folder with --out");
  }
}
