package dev.faultline.client.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.client.SampleEvents;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.Severity;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFilterTest {

  private static EventFilter filter(String name, String value) {
    return EventFilter.read(BackendSettings.of("faultline.backend.x.", Map.of(name, value)));
  }

  private static ExceptionEvent event() {
    return SampleEvents.builder("failed")
        .severity(Severity.WARN)
        .disposition(Disposition.SWALLOWED)
        .build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "severity | debug | true",
        "severity | WARN | true",
        "severity | error | false",
        "dispositions | uncaught,swallowed | true",
        "dispositions | uncaught | false",
        "packages | com | true",
        "packages | com.acme.* | true",
        "packages | com.ac | false",
        "packages | org.other,com.acme | true",
        "packages | com.acme.other | false",
        "none | of these | true",
      })
  void letsThroughWhatIsAskedFor(String name, String value, boolean passes) {
    assertThat(filter(name, value).accepts(event())).isEqualTo(passes);
  }

  @Test
  void letsAllThroughUnlessAsked() {
    assertThat(EventFilter.all().accepts(event())).isTrue();
  }

  @Test
  void saysWhatWouldBeRight() {
    assertThatThrownBy(() -> filter("dispositions", "lost"))
        .hasMessageStartingWith(
            "faultline.backend.x.dispositions: \"lost\" is not a list of thrown, handled, ");
    assertThatThrownBy(() -> filter("packages", "com/acme"))
        .hasMessage(
            "faultline.backend.x.packages: \"com/acme\" is not a list of packages such as"
                + " com.acme,org.acme");
  }
}
