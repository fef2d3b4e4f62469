package dev.faultline.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.guards.figures.GuardState;
import dev.faultline.resilience.GuardEnvironment;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which guards are there to be seen, and changed by hand. */
class ListedGuardsTest {

  private static final String TILL = NamedTill.class.getName();

  private final GuardEnvironment environment = GuardEnvironment.create();
  private final GuardWeaving weaving =
      TillWeaving.of(environment, OnError.WARN, AgentLog.standardError(AgentLog.Level.OFF));

  @AfterEach
  void end() throws Exception {
    weaving.end();
    environment.close();
  }

  private static void pay(Object till, String method) throws ReflectiveOperationException {
    till.getClass().getMethod(method).invoke(till);
  }

  private List<String> names() {
    return weaving.states().stream().map(GuardState::figures).map(one -> one.name()).toList();
  }

  @Test
  void aGuardThatIsSwitchedOffIsNotThereUntilItIsCalledAgain() throws Exception {
    Object till = new WovenLoader(weaving).make(NamedTill.class);
    pay(till, "till");
    pay(till, "alone");
    weaving.declare(Map.of("faultline.guard.till.enabled", "false"));

    assertThat(names()).containsExactly(TILL + ".alone");
    assertThat(weaving.change(BreakerAction.OPEN, "till")).isZero();
    pay(till, "till");
    assertThat(names()).containsExactly(TILL + ".alone");

    weaving.declare(Map.of());
    pay(till, "till");
    assertThat(names()).containsExactly(TILL + ".alone", "till");
  }

  @Test
  void aGuardWhoseMethodsPropertiesNameNoMoreIsNotThere() throws Exception {
    weaving.declare(
        Map.of(
            "faultline.guard.own.methods",
            PlainTill.class.getName() + ".pay()",
            "faultline.guard.own.circuit-breaker.window",
            "4"));
    Object till = new WovenLoader(weaving).make(PlainTill.class);
    pay(till, "pay");
    assertThat(names()).hasSize(1);

    weaving.declare(Map.of());

    assertThat(names()).isEmpty();
  }

  @Test
  void theGuardsOfAnApplicationGoWithIt() throws Exception {
    WeakReference<ClassLoader> unloaded = payInAnotherApplication();

    await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(unloaded.get()).isNull();
              assertThat(names()).isEmpty();
            });
  }

  private WeakReference<ClassLoader> payInAnotherApplication() throws ReflectiveOperationException {
    WovenLoader loader = new WovenLoader(weaving);
    pay(loader.make(NamedTill.class), "till");
    assertThat(names()).containsExactly("till");
    return new WeakReference<>(loader);
  }
}
