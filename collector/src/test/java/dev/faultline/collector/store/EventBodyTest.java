package dev.faultline.collector.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventBodyTest {

  private static final String FRAMES =
      "{\"frames\":[" + "{\"class\":\"com.acme.Größe\",\"inApp\":true},".repeat(40) + "{}]}";

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\":\"é😀\"}"})
  void whatIsShortIsKeptAsItIs(String json) throws IOException {
    assertThat(EventBody.of(json)).isEqualTo(json.getBytes(UTF_8));
    assertThat(EventBody.json(EventBody.of(json))).isEqualTo(json);
  }

  @Test
  void whatComesAgainAndAgainTakesLittle() throws IOException {
    assertThat(EventBody.of(FRAMES)).hasSizeLessThan(FRAMES.length() / 10);
    assertThat(EventBody.json(EventBody.of(FRAMES))).isEqualTo(FRAMES);
  }

  @Test
  void whatAnOlderCollectorKeptIsRead() throws IOException {
    assertThat(EventBody.json(FRAMES.getBytes(UTF_8))).isEqualTo(FRAMES);
  }

  @Test
  void whatIsNeitherIsRefused() {
    assertThatThrownBy(() -> EventBody.json(new byte[] {1, 2, 3})).isInstanceOf(IOException.class);
  }
}
