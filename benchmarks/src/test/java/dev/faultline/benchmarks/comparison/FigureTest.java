package dev.faultline.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void theNoiseIsHowFarRunsLieApart() {
    Figure figure = Figure.of(List.of(List.of(1., 8., 1.), List.of(2., 2., 9.), List.of(4.)), 40);

    assertThat(figure.median()).isEqualTo(2);
    assertThat(figure.low()).isEqualTo(1);
    assertThat(figure.high()).isEqualTo(4);
    assertThat(figure.noise()).isEqualTo(1.5);
    assertThat(figure.samples()).containsExactly(1., 1., 2., 2., 4., 8., 9.);
    assertThat(figure.bytes()).isEqualTo(40);
  }

  @Test
  void oneRunDoesNotTellItsNoiseHoweverManySamplesItHas() {
    assertThat(Figure.of(List.of(List.of(1., 2., 3.)), 0).hasNoise()).isFalse();
    assertThat(Figure.of(List.of(List.of(1.), List.of(2.)), 0).hasNoise()).isTrue();
    assertThat(Figure.exactly(1).hasNoise()).isTrue();
  }

  @Test
  void theOutermostOfManyRunsDoNotCount() {
    assertThat(runs(1, 2, 3, 4, 9).high()).isEqualTo(9);

    Figure seven = runs(0, 1, 2, 3, 4, 5, 9);
    assertThat(seven.low()).isEqualTo(1);
    assertThat(seven.median()).isEqualTo(3);
    assertThat(seven.high()).isEqualTo(5);
  }

  @Test
  void theMoreRunsThereAreTheMoreOfThemDoNotCount() {
    assertThat(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 15))
        .extracting(Figure::outermost)
        .containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4);
  }

  @Test
  void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
    assertThat(runs(1, 2, 4, 9).median()).isEqualTo(3);
  }

  @Test
  void nothingIsNoFigure() {
    assertThatThrownBy(() -> Figure.of(List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Figure runs(double... medians) {
    return Figure.of(DoubleStream.of(medians).mapToObj(List::of).toList(), Figure.NOT_COUNTED);
  }
}
