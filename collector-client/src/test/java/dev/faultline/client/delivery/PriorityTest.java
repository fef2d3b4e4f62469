package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.SampleEvents;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.Mechanism;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PriorityTest {
  @ParameterizedTest
  @EnumSource
  void anExceptionCountsByWhatBecameOfIt(Disposition disposition) {
    Event event = SampleEvents.builder("x").disposition(disposition).build();

    assertThat(Priority.of(event))
        .isEqualTo(
            switch (disposition) {
              case UNCAUGHT -> Priority.HIGH;
              case HANDLED, RECOVERED -> Priority.LOW;
              default -> Priority.NORMAL;
            });
  }

  @ParameterizedTest
  @CsvSource({"FATAL,HIGH", "ERROR,NORMAL", "WARN,NORMAL", "INFO,LOW", "DEBUG,LOW"})
  void whatIsSaidOnPurposeCountsByItsLevel(Severity severity, Priority priority) {
    Event message = MessageEvent.builder().id("m").text("text").severity(severity).build();
    Event captured =
        SampleEvents.builder("x")
            .disposition(Disposition.HANDLED)
            .mechanism(Mechanism.API)
            .severity(severity)
            .build();

    assertThat(Priority.of(message)).isEqualTo(priority);
    assertThat(Priority.of(captured)).isEqualTo(priority);
  }

  @Test
  void aFatalOneIsHighWhateverBecameOfIt() {
    Event event =
        SampleEvents.builder("x").severity(Severity.FATAL).disposition(Disposition.HANDLED).build();

    assertThat(Priority.of(event)).isEqualTo(Priority.HIGH);
  }
}
