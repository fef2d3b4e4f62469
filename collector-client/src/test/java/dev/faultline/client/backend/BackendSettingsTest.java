package dev.faultline.client.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackendSettingsTest {

  private static BackendSettings with(String name, String value) {
    return BackendSettings.of("faultline.backend.archive.", Map.of(name, value));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "65536, 65536",
    "64k, 65536",
    "64 KiB, 65536",
    "10m, 10485760",
    "1g, 1073741824",
    "17b, 17"
  })
  void readsSizes(String text, long bytes) {
    assertThat(with("max-size", text).bytes("max-size", 5)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "k", "1.5m", "1t", "9999999999999999", "99999999999g"})
  void refusesOtherSizes(String text) {
    assertThatThrownBy(() -> with("max-size", text).bytes("max-size", 5))
        .isInstanceOf(InvalidBackendException.class)
        .hasMessage(
            "faultline.backend.archive.max-size: \""
                + text
                + "\" is not a number of bytes such as 65536, 64k, 10m or 1g");
  }

  @ParameterizedTest
  @CsvSource({"250ms, PT0.25S", "2s, PT2S", "5m, PT5M", "5 min, PT5M", "1h, PT1H", "7d, PT168H"})
  void readsDurations(String text, Duration duration) {
    assertThat(with("max-age", text).duration("max-age", null)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "5", "s", "-1s", "1w", "1.5s", "999999999999999d"})
  void refusesOtherDurations(String text) {
    assertThatThrownBy(() -> with("max-age", text).duration("max-age", null))
        .hasMessageStartingWith("faultline.backend.archive.max-age: \"" + text + "\" is not");
  }

  @Test
  void hasTheDefaultOfWhatIsNotSetOrEmpty() {
    BackendSettings empty = with("path", "  ");

    assertThat(empty.text("path", "other")).isEqualTo("other");
    assertThat(empty.file("path", null)).isNull();
    assertThat(empty.bytes("path", 5)).isEqualTo(5);
    assertThat(empty.duration("none", Duration.ZERO)).isEqualTo(Duration.ZERO);
    assertThat(empty.number("none", 3, 1, 5)).isEqualTo(3);
    assertThat(empty.flag("none", true)).isTrue();
    assertThat(empty.choice("none", "a", "a", "b")).isEqualTo("a");
  }

  @Test
  void saysWhatWouldBeRight() {
    assertThatThrownBy(() -> with("keep", "6").number("keep", 3, 1, 5))
        .hasMessage("faultline.backend.archive.keep: \"6\" is not a whole number from 1 to 5");
    assertThatThrownBy(() -> with("gzip", "yes").flag("gzip", false))
        .hasMessage("faultline.backend.archive.gzip: \"yes\" is not true or false");
    assertThatThrownBy(() -> with("style", "big").choice("style", "line", "line", "story"))
        .hasMessage("faultline.backend.archive.style: \"big\" is not one of line, story");
    assertThatThrownBy(() -> with("x", "y").required("dsn", "https://key@host/1"))
        .hasMessage("faultline.backend.archive.dsn: is missing; set it, as in https://key@host/1");
  }
}
