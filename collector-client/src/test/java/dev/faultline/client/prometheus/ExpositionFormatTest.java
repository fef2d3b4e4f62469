package dev.faultline.client.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpositionFormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "null | TEXT",
        "'' | TEXT",
        "*/* | TEXT",
        "text/plain | TEXT",
        "application/openmetrics-text | OPEN_METRICS",
        "application/openmetrics-text; version=1.0.0; charset=utf-8 | OPEN_METRICS",
        "application/openmetrics-text;version=\"1.0.0\" | OPEN_METRICS",
        "application/openmetrics-text; version=0.0.1 | TEXT",
        "application/openmetrics-text;q=0.2, text/plain;q=0.4 | TEXT",
        "application/openmetrics-text;q=0, */* | TEXT",
        "application/openmetrics-text;q=much | TEXT",
        // What Prometheus 2.42 sends, and what 3 does.
        "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;"
            + "q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | OPEN_METRICS",
        "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,"
            + "application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;"
            + "escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,*/*;q=0.1 | OPEN_METRICS",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | TEXT",
      })
  void givesWhatIsLikedBest(String accept, ExpositionFormat expected) {
    assertThat(ExpositionFormat.preferred(accept)).isEqualTo(expected);
  }
}
