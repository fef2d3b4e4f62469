package dev.faultline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.benchmarks.comparison.Comparison;
import dev.faultline.benchmarks.exception.Exceptions;
import dev.faultline.benchmarks.guard.Guards;
import dev.faultline.benchmarks.part.Parts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is compared, which no benchmark is run for here. */
class ComparisonsTest {
  private static final List<Comparison> ALL =
      Stream.of(Exceptions.comparisons(), Guards.comparisons(), Parts.calls(), Parts.comparisons())
          .flatMap(List::stream)
          .toList();

  @Test
  void whatIsJudgedIsMeasuredInAQuickRun() {
    assertThat(ALL)
        .allSatisfy(one -> assertThat(one.brief().budgets()).isEqualTo(one.budgets()))
        .anySatisfy(one -> assertThat(one.budgets()).hasSize(3));
  }

  @Test
  void eachHasAChartOfItsOwn() {
    assertThat(ALL).extracting(Comparison::name).doesNotHaveDuplicates();
  }
}
