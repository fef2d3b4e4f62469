package dev.faultline.client.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LevelTest {
  @Test
  void isFoundByItsWireName() {
    for (Level level : Level.values()) {
      assertThat(Level.of(level.wireName(), null)).isSameAs(level);
    }
  }

  @Test
  void isTheGivenOneWhenTheNameIsNotKnown() {
    assertThat(Level.of("fatal", Level.ERROR)).isSameAs(Level.ERROR);
    assertThat(Level.of(null, Level.INFO)).isSameAs(Level.INFO);
  }

  @Test
  void hasTheSeverityOfTheLogDataModel() {
    assertThat(Level.DEBUG.severity().number()).isEqualTo(5);
    assertThat(Level.INFO.severity().number()).isEqualTo(9);
    assertThat(Level.WARNING.severity().number()).isEqualTo(13);
    assertThat(Level.ERROR.severity().number()).isEqualTo(17);
  }
}
