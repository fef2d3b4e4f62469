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
    CollectorPlan plan = CollectorPlan.of(true, 0, List.of(), true);

    assertThat(plan.stores()).containsExactly(new StoreShape(20_000, 100, StoreShape.ALL_KEPT));
    assertThat(plan.largeStores()).isEmpty();
  }

  @Test
  void aFullPlanFillsAStoreForEachNumberOfIssues() {
    CollectorPlan plan = CollectorPlan.of(false, 0, List.of(), true);

    assertThat(plan.stores())
        .extracting(StoreShape::title)
        .containsExactly(
            "1 million events, 100 issues",
            "1 million events, 100 issues, newest 1,000 kept",
            "1 million events, 10,000 issues",
            "1 million events, 1,000,000 issues");
    assertThat(plan.largeStores())
        .extracting(StoreShape::title)
        .containsExactly("10 million events, 100,000 issues");
  }

  @Test
  void numbersThatAreGivenGoBeforeTheQuickOnes() {
    CollectorPlan plan = CollectorPlan.of(true, 200_000, List.of(10_000), true);

    assertThat(plan.stores()).containsExactly(new StoreShape(200_000, 10_000, StoreShape.ALL_KEPT));
  }

  @Test
  void defaultsThatNeedMoreEventsAreLeftOut() {
    assertThat(CollectorPlan.of(false, 50_000, List.of(), true).stores())
        .extracting(StoreShape::issues)
        .containsExactly(100, 10_000);
  }

  @Test
  void numbersThatCannotBeAreRefusedWithWhatCan() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CollectorPlan.of(false, 1_050, List.of(), true))
        .withMessage("--events is 1050: give a multiple of 100 from 1,000 to 100,000,000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CollectorPlan.of(false, 10_000, List.of(20_000), true))
        .withMessage("--issues is 20000: give a multiple of 100, no more than --events, 10000");
  }

  @Test
  void aPlanSaysWhatItTakes() {
    assertThat(CollectorPlan.of(true, 0, List.of(), true).announcement())
        .isEqualTo(
            "The collector is sent 20,000 events once, which takes up to 1 minutes and 1.1 GB of"
                + " disk.");
  }

  @Test
  void tenMillionEventsTakeLessThan30Gigabytes() {
    assertThat(CollectorPlan.of(false, 10_000_000, List.of(100_000), true).diskBytes())
        .isLessThan(30_000_000_000L);
  }

  @Test
  void aDiskWithTooLittleRoomIsRefused(@TempDir Path folder) throws Exception {
    CollectorPlan.of(true, 1_000, List.of(100), true).requireRoom(folder);

    CollectorPlan huge =
        new CollectorPlan(
            List.of(new StoreShape(Long.MAX_VALUE >> 14, 100, StoreShape.ALL_KEPT)), List.of());
    assertThatIllegalStateException()
        .isThrownBy(() -> huge.requireRoom(folder))
        .withMessageContaining("give fewer --events, or another folder with --out");
  }

  @Test
  void aFullPlanSaysWhatItsLargeStoreTakesAndHowToLeaveItOut() {
    assertThat(CollectorPlan.of(false, 0, List.of(), true).announcement())
        .isEqualTo(
            "The collector is sent 1,000,000 events 4 times, which takes up to 37 minutes and 3.5 GB"
                + " of disk. Then it is sent 10,000,000 events once, up to 84 minutes and 26.0 GB, if"
                + " there is room and it is fast enough; --no-large-store leaves that out.");
    assertThat(CollectorPlan.of(false, 0, List.of(), false).largeStores()).isEmpty();
    assertThat(CollectorPlan.of(false, 1_000_000, List.of(), true).largeStores()).isEmpty();
  }

  @Test
  void aLargeStoreNeedsRoomAndAFastCollector() {
    StoreShape large = CollectorPlan.of(false, 0, List.of(), true).largeStores().get(0);

    assertThat(CollectorPlan.objection(large, 30_000_000_000L, 3000)).isEmpty();
    assertThat(CollectorPlan.objection(large, 20_000_000_000L, 3000))
        .isEqualTo("there is room for 20.0 GB, and it may take 26.0");
    assertThat(CollectorPlan.objection(large, 30_000_000_000L, 1000))
        .isEqualTo("at 1,000 events a second it would take 167 minutes, and may take 120");
  }
}
