package dev.faultline.sample.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MixTest {
  @Test
  void showsEveryFailureWithinTheFirstTenSecondsOfTheDefaultRate() {
    assertThat(first(100)).containsAll(Scenarios.failing());
  }

  @Test
  void isMostlySuccessfulOnceEveryFailureWasSeen() {
    List<Scenario> later = first(1100).subList(100, 1100);
    assertThat(later).filteredOn(Scenarios.failing()::contains).hasSize(50);
    assertThat(later).containsAll(Scenarios.succeeding());
  }

  @Test
  void isTheSameEveryTime() {
    assertThat(first(500)).isEqualTo(first(500));
  }

  private static List<Scenario> first(int requests) {
    Mix mix = new Mix();
    return Stream.generate(mix::next).limit(requests).toList();
  }
}
