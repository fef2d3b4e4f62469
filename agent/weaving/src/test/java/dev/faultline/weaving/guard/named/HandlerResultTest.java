package dev.faultline.weaving.guard.named;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.annotation.FailedCall;
import dev.faultline.annotation.FallbackHandler;
import dev.faultline.resilience.setting.InvalidSettingException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("unused")
class HandlerResultTest {

  static class OfText implements FallbackHandler<String> {
    @Override
    public String handle(FailedCall call) {
      return null;
    }
  }

  static class OfNumber implements FallbackHandler<Integer> {
    @Override
    public Integer handle(FailedCall call) {
      return null;
    }
  }

  abstract static class Above<A, B> implements FallbackHandler<B> {}

  static class OfList extends Above<String, ArrayList<String>> {
    @Override
    public ArrayList<String> handle(FailedCall call) {
      return null;
    }
  }

  static class OfArray extends Above<String, List<String>[]> {
    @Override
    public List<String>[] handle(FailedCall call) {
      return null;
    }
  }

  static class Open<T> implements FallbackHandler<T> {
    @Override
    public T handle(FailedCall call) {
      return null;
    }
  }

  static class None {}

  interface Guarded {
    String text();

    int number();

    List<String> list();

    List<String>[] array();
  }

  @ParameterizedTest
  @CsvSource({
    "OfText, text",
    "OfNumber, number",
    "OfList, list",
    "OfArray, array",
    "Open, text",
    "Open, number"
  })
  void aHandlerReturnsWhatTheMethodDoes(String handler, String method) {
    assertThatCode(() -> check(handler, method)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"OfText, number", "OfNumber, text", "OfList, array", "OfArray, list", "OfList, text"})
  void anotherResultIsRefused(String handler, String method) {
    assertThatThrownBy(() -> check(handler, method))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("fallback.handler is " + HandlerResultTest.class.getName())
        .hasMessageContaining("have them return the same");
  }

  @Test
  void whatIsNoHandlerIsRefused() {
    assertThatThrownBy(() -> check("None", "text"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("it does not implement " + FallbackHandler.class.getName());
  }

  private static void check(String handler, String guarded) throws Exception {
    Method method = Guarded.class.getDeclaredMethod(guarded);
    Class<?> type = Class.forName(HandlerResultTest.class.getName() + "$" + handler);
    HandlerResult.check(type, FallbackHandler.class.getName(), method);
  }
}
