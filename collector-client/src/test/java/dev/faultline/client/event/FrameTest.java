package dev.faultline.client.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {
  @ParameterizedTest
  @CsvSource({
    "Shop.java, 42",
    "Shop.java, 0",
    "Shop.java, -1",
    "Shop.java, -2",
    ", -1",
    ", 42",
    ", -2"
  })
  void readsLikeAStackTraceElement(String file, int line) {
    StackTraceElement element = new StackTraceElement("com.acme.Shop$1", "<init>", file, line);

    assertThat(Frame.of(element, true).text()).isEqualTo(element.toString());
  }

  @Test
  void readsLikeAnotherWhenTheTextsAreTheSame() {
    List<Frame> frames = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      for (String file : Arrays.asList(null, "A.java", "B.java")) {
        for (int line : new int[] {7, 8, -1, -2, -3}) {
          frames.add(Frame.of(new StackTraceElement("A", name, file, line), true));
          frames.add(Frame.of(new StackTraceElement(name, "x", file, line), false));
        }
      }
    }

    for (Frame one : frames) {
      assertThat(one.text().length()).isLessThanOrEqualTo(one.mostChars());
      for (Frame other : frames) {
        assertThat(one.readsLike(other))
            .as("%s and %s", one, other)
            .isEqualTo(one.text().equals(other.text()));
      }
    }
  }

  @Test
  void leavesOutClassLoaderAndModule() {
    StackTraceElement element =
        new StackTraceElement(
            "app", "java.base", "17", "java.lang.Thread", "run", "Thread.java", 9);

    assertThat(Frame.of(element, false).text()).isEqualTo("java.lang.Thread.run(Thread.java:9)");
  }

  @Test
  void keepsTheOrderOfVariablesAndItsOwnCopy() {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("zebra", 1L);
    variables.put("ant", null);
    Frame frame =
        Frame.of(new StackTraceElement("A", "b", "A.java", 1), true).withVariables(variables);
    variables.clear();

    assertThat(frame.variables()).containsExactly(entry("zebra", 1L), entry("ant", null));
    assertThatThrownBy(() -> frame.variables().put("x", 1L))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void hasNoVariablesRatherThanAnEmptyMap() {
    Frame frame = Frame.of(new StackTraceElement("A", "b", "A.java", 1), true);

    assertThat(frame.variables()).isNull();
    assertThat(frame.withVariables(Map.of()).variables()).isNull();
  }

  private static Map.Entry<String, Object> entry(String key, Object value) {
    return new java.util.AbstractMap.SimpleEntry<>(key, value);
  }
}
