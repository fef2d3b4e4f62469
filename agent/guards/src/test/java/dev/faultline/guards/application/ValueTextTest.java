package dev.faultline.guards.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ValueTextTest {

  @SuppressWarnings("unused") // looked at by name
  interface Methods {
    int anInt();

    Long aLong();

    boolean aBoolean();

    char aChar();

    double aDouble();

    BigDecimal aDecimal();

    String aText();

    Object anything();

    TimeUnit aConstant();

    Optional<Integer> maybe();

    List<String> aList();

    void nothing();
  }

  private static Object parse(String text, String method) throws NoSuchMethodException {
    return ValueText.parse("fallback.value", text, method(method));
  }

  private static Method method(String name) throws NoSuchMethodException {
    return Methods.class.getDeclaredMethod(name);
  }

  @Test
  void readsByTheTypeThatTheMethodReturns() throws Exception {
    assertThat(parse("-1", "anInt")).isEqualTo(-1);
    assertThat(parse("7", "aLong")).isEqualTo(7L);
    assertThat(parse("true", "aBoolean")).isEqualTo(true);
    assertThat(parse("x", "aChar")).isEqualTo('x');
    assertThat(parse("0.5", "aDouble")).isEqualTo(0.5);
    assertThat(parse("12.30", "aDecimal")).isEqualTo(new BigDecimal("12.30"));
    assertThat(parse("", "aText")).isEqualTo("");
    assertThat(parse("text", "anything")).isEqualTo("text");
    assertThat(parse("DAYS", "aConstant")).isEqualTo(TimeUnit.DAYS);
    assertThat(parse("7", "maybe")).isEqualTo(Optional.of(7));
    assertThat(parse("", "maybe")).isEqualTo(Optional.empty());
    assertThat(parse("null", "aList")).isNull();
    assertThat(parse("anything", "nothing")).isNull();
  }

  @Test
  void tellsWhatCannotBe() {
    assertWrong("many", "anInt", "the method returns int: give one of its values");
    assertWrong("null", "anInt", "the method returns int: give a value");
    assertWrong("yes", "aBoolean", "the method returns boolean: give one of its values");
    assertWrong("YEARS", "aConstant", "give one of [NANOSECONDS, ");
    assertWrong(
        "a,b",
        "aList",
        "the method returns java.util.List<java.lang.String>: values of that type cannot be written"
            + " as text: name a method or a handler");
  }

  private static void assertWrong(String text, String method, String message) {
    assertThatThrownBy(() -> parse(text, method))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("fallback.value is '" + text + "': ")
        .hasMessageContaining(message);
  }
}
