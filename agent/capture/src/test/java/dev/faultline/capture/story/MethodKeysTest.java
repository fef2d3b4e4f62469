package dev.faultline.capture.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MethodKeysTest {

  private final MethodKeys methods = new MethodKeys();

  /** More than are kept. */
  @Test
  void tellsMethodsApartByTheirNames() {
    Map<Long, String> names = new HashMap<>();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 5000; i++) {
        String type = "com.acme.Shop" + i / 10;
        String method = "order" + i;
        String known = names.put(methods.of(type, method), type + method);
        assertThat(known).isEqualTo(round == 0 ? null : type + method);
      }
    }
  }

  /** As obfuscators give them. */
  @Test
  void tellsNamesApartWhoseHashesAreTheSame() {
    assertThat("aa").hasSameHashCodeAs("bB");

    assertThat(methods.of("a.A", "aa")).isNotEqualTo(methods.of("a.A", "bB"));
    assertThat(methods.of("aa", "x")).isNotEqualTo(methods.of("bB", "x"));
  }
}
