package dev.faultline.guards.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.annotation.FailedCall;
import dev.faultline.annotation.FallbackHandler;
import dev.faultline.resilience.call.Invocation;
import org.junit.jupiter.api.Test;

@SuppressWarnings("unused")
class FallbackByHandlerTest {

  /** Has nothing to give. */
  public static final class Empty implements FallbackHandler<Integer> {
    @Override
    public Integer handle(FailedCall call) {
      return null;
    }
  }

  int count() {
    return 1;
  }

  Integer boxed() {
    return 1;
  }

  void nothing() {}

  private static Object ask(String method) throws Throwable {
    return new FallbackByHandler(
            new Empty(),
            FallbackByHandler.OWN,
            FallbackByHandlerTest.class.getDeclaredMethod(method))
        .apply(Invocation.of(null), new IllegalStateException());
  }

  @Test
  void mayGiveNull() throws Throwable {
    assertThat(ask("boxed")).isNull();
    assertThat(ask("nothing")).isNull();
  }

  @Test
  void sayingNullWhereANumberIsWantedFailsWithTheNamesOfBoth() {
    assertThatThrownBy(() -> ask("count"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage(
            "the fallback handler "
                + Empty.class.getName()
                + " returned null, and "
                + FallbackByHandlerTest.class.getName()
                + ".count returns int");
  }
}
