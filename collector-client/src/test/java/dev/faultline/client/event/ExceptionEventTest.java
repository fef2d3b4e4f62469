package dev.faultline.client.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.client.SampleContexts;
import dev.faultline.client.SampleEvents;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExceptionEventTest {
  private static final ExceptionLink LINK = ExceptionLink.builder().type("A").build();

  @Test
  void refusesAnEventWithoutIdOrException() {
    assertThatThrownBy(() -> ExceptionEvent.builder().exceptions(List.of(LINK)).build())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("id");
    assertThatThrownBy(() -> ExceptionEvent.builder().id("1").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exceptions is empty");
  }

  @Test
  void refusesFewerThanOneOccurrence() {
    assertThatThrownBy(() -> SampleEvents.builder("x").occurrences(0).build())
        .hasMessage("occurrences is 0, must be 1 or more");
  }

  @Test
  void refusesSuppressedOfAnExceptionThatIsNotThere() {
    assertThatThrownBy(
            () ->
                SampleEvents.builder("x").suppressed(List.of(new SuppressedLink(1, LINK))).build())
        .hasMessageContaining("A is attached to exception number 1, but there are only 1");
    assertThatThrownBy(() -> new SuppressedLink(-1, LINK)).hasMessageContaining("of is -1");
  }

  @Test
  void copiesWhatItIsGiven() {
    List<ExceptionLink> links = new ArrayList<>(List.of(LINK));
    ExceptionEvent event = ExceptionEvent.builder().id("1").exceptions(links).build();
    links.clear();

    assertThat(event.exceptions()).containsExactly(LINK);
    assertThatThrownBy(() -> event.exceptions().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void makesItsStackTraceOfItsExceptionsOrHasTheOneItWasGiven() {
    ExceptionEvent made = SampleEvents.builder("no apples").stackTraceOfExceptions().build();
    String text = "com.acme.OutOfStock: no apples\n\tat com.acme.Shop.order(Shop.java:42)\n";

    assertThat(made.stackTrace()).isEqualTo(text);
    assertThat(made.toBuilder().id("2").build().stackTrace()).isEqualTo(text);
    assertThat(made.isStackTraceOfExceptions()).isTrue();
    ExceptionEvent given = made.toBuilder().stackTrace("cut").build();
    assertThat(given.stackTrace()).isEqualTo("cut");
    assertThat(given.isStackTraceOfExceptions()).isFalse();
  }

  @Test
  void canBeSettledFurtherWithoutLosingAnything() {
    ExceptionEvent thrown =
        SampleEvents.builder("x")
            .timeUnixNanos(1)
            .observedTimeUnixNanos(2)
            .occurrences(3)
            .threadName("worker")
            .threadId(4)
            .mechanism(Mechanism.THROW_SITE)
            .context(SampleContexts.full())
            .suppressed(List.of(new SuppressedLink(0, LINK)))
            .stackTrace("trace")
            .build();
    ExceptionEvent uncaught =
        thrown.toBuilder().severity(Severity.FATAL).disposition(Disposition.UNCAUGHT).build();

    assertThat(uncaught)
        .usingRecursiveComparison()
        .ignoringFields("severity", "disposition")
        .isEqualTo(thrown);
    assertThat(uncaught.severity().number()).isEqualTo(21);
    assertThat(uncaught.disposition().wireName()).isEqualTo("uncaught");
  }
}
