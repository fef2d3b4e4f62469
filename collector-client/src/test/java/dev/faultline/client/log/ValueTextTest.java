package dev.faultline.client.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueTextTest {
  @Test
  void showsEachKindOfValue() {
    assertThat(show(null)).isEqualTo("null");
    assertThat(show("text")).isEqualTo("\"text\"");
    assertThat(show(42L)).isEqualTo("42");
    assertThat(show(0.5)).isEqualTo("0.5");
    assertThat(show(true)).isEqualTo("true");
    assertThat(show(Arrays.asList("a", null, 1L))).isEqualTo("[\"a\", null, 1]");
    assertThat(show(List.of())).isEqualTo("[]");
    assertThat(show(map("a", 1L, "b", map()))).isEqualTo("{a: 1, b: {}}");
    assertThat(show(map("@type", "com.acme.Order", "id", 7L))).isEqualTo("com.acme.Order{id: 7}");
    assertThat(show(map("@type", "com.acme.Order", "@cut", "depth")))
        .isEqualTo("com.acme.Order{… depth}");
    assertThat(show(map("@type", 1L))).isEqualTo("{@type: 1}");
    assertThat(show(new Object())).isEqualTo("java.lang.Object{… opaque}");
  }

  @Test
  void endsWhateverItsSize() {
    List<Object> cycle = new ArrayList<>();
    cycle.add(cycle);

    assertThat(show(cycle)).contains("{… depth}");
    assertThat(ValueText.of(Collections.nCopies(1_000_000, "x"), 12))
        .startsWith("[\"x\", \"x\", ")
        .hasSizeLessThan(40);
    assertThat(ValueText.of("x".repeat(100), 10)).isEqualTo("\"xxxxxxxxx… (+92 chars)");
  }

  @Test
  void staysOnItsLine() {
    assertThat(show(map("a\nb", "c\nd"))).isEqualTo("{a\\nb: \"c\\nd\"}");
  }

  private static String show(Object value) {
    return ValueText.of(value, 1_000);
  }

  private static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
