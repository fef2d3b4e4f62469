package dev.faultline.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.annotation.Fallback;
import dev.faultline.bootstrap.AgentLog;
import dev.faultline.resilience.GuardEnvironment;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

class FallbackCycleToldTest {

  /** Two that lead to each other, and some that do not. */
  public static class Tills {

    private int calls;

    @Fallback(method = "right")
    public String left(String seen) {
      calls++;
      throw new IllegalStateException("left");
    }

    @Fallback(method = "left")
    public String right(String seen) {
      calls++;
      throw new IllegalStateException("right");
    }

    @Fallback(method = "second")
    public String first(String seen) {
      throw new IllegalStateException("first");
    }

    @Fallback(method = "first", applyOn = IOException.class)
    public String second(String seen) {
      throw new IllegalStateException("second");
    }

    @Fallback(method = "left")
    public String beside(String seen) {
      return seen;
    }

    public int calls() {
      return calls;
    }
  }

  @Test
  void isToldOfEachMethodThatIsInIt() throws Exception {
    AgentLog log = AgentLog.standardError(AgentLog.Level.ERROR);
    try (GuardEnvironment environment = GuardEnvironment.create()) {
      GuardWeaving weaving = TillWeaving.of(environment, OnError.WARN, log);
      Object tills = new WovenLoader(weaving).make(Tills.class);
      assertThatThrownBy(() -> tills.getClass().getMethod("left", String.class).invoke(tills, "me"))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .hasMessage("left");
      assertThat(tills.getClass().getMethod("calls").invoke(tills)).isEqualTo(1);
      weaving.end();
    }

    assertThat(log.problems())
        .satisfiesExactlyInAnyOrder(
            one ->
                assertThat(one)
                    .contains("Tills.left: @Fallback of ", "method is 'right', whose own")
                    .endsWith("(it is not guarded)"),
            one -> assertThat(one).contains("Tills.right: @Fallback of ", "method is 'left'"));
  }
}
