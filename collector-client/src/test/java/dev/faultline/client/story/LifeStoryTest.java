package dev.faultline.client.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.SampleStories;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.LifePoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifeStoryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | - | caught by a.B.c:7",
        "HANDLED | - | caught by a.B.c:7, and handled",
        "HANDLED | java.util.concurrent.ExecutionException | caught by a.B.c:7,"
            + " carried by java.util.concurrent.ExecutionException, and handled",
        "HANDLED | a text of it is printed | caught by a.B.c:7, and handled (a text of it is printed)",
        "WRAPPED | com.acme.OutOfStock | caught by a.B.c:7, and wrapped in com.acme.OutOfStock",
        "LOGGED | com.acme.Shop ERROR | caught by a.B.c:7, and logged (com.acme.Shop ERROR)",
        "LOGGED | java.io.PrintStream | caught by a.B.c:7, and logged (java.io.PrintStream)",
        "SWALLOWED | replaced by a.F in finally | caught by a.B.c:7,"
            + " and swallowed (replaced by a.F in finally)",
      })
  void tellsWhatAHandlerDid(Disposition use, String detail, String expected) {
    LifePoint caught =
        LifePoint.builder(LifePoint.Kind.CAUGHT, SampleStories.TIME)
            .place("a.B", "c", 7)
            .use(use)
            .detail(detail)
            .build();

    assertThat(LifeStory.of(of(caught))).containsExactly("00:00:00.123  Failure " + expected);
  }

  @Test
  void tellsWhatIsWithoutAPlace() {
    LifePoint logged =
        LifePoint.builder(LifePoint.Kind.LOGGED, 0).detail("com.acme.Shop ERROR").build();

    assertThat(LifeStory.of(of(logged))).containsExactly("-  Failure logged (com.acme.Shop ERROR)");
  }

  @Test
  void keepsTheOrderOfWhatHappenedAtOneTime() {
    LifePoint first = LifePoint.builder(LifePoint.Kind.THROWN, 5).build();
    LifePoint second = LifePoint.builder(LifePoint.Kind.UNCAUGHT, 5).build();

    assertThat(LifeStory.of(of(first, second)))
        .containsExactly("00:00:00.000  Failure thrown", "00:00:00.000  Failure ended its thread");
  }

  private static ExceptionEvent of(LifePoint... points) {
    ExceptionLink link = ExceptionLink.builder().type("a.Failure").points(List.of(points)).build();
    return ExceptionEvent.builder().id("1").exceptions(List.of(link)).build();
  }
}
