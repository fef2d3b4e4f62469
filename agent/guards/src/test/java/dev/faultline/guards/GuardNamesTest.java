package dev.faultline.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.guards.figures.GuardState;
import dev.faultline.resilience.GuardEnvironment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardNamesTest {

  private static final String TILL = NamedTill.class.getName();
  private static final String BRANCH = NamedTill.Branch.class.getName();

  private final AgentLog log = AgentLog.standardError(AgentLog.Level.ERROR);
  private final GuardEnvironment environment = GuardEnvironment.create();
  private final GuardWeaving weaving = TillWeaving.of(environment, OnError.WARN, log);
  private final WovenLoader loader = new WovenLoader(weaving);

  @AfterEach
  void end() throws Exception {
    weaving.end();
    environment.close();
  }

  private List<String> names() {
    return weaving.states().stream().map(state -> state.figures().name()).toList();
  }

  private interface Call {
    void make() throws ReflectiveOperationException;
  }

  private Call call(Class<?> type, String method, Object... with) {
    return () -> {
      Object till = loader.make(type);
      Class<?>[] types = with.length == 0 ? new Class<?>[0] : new Class<?>[] {plain(with[0])};
      till.getClass().getMethod(method, types).invoke(till, with);
    };
  }

  private static Class<?> plain(Object argument) {
    return argument instanceof Integer ? int.class : argument.getClass();
  }

  /** Both ways round. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void namesDoNotDependOnWhatIsCalledFirst(boolean backwards) throws Exception {
    List<Call> calls = new ArrayList<>();
    for (Class<?> type : List.of(NamedTill.class, NamedTill.Branch.class)) {
      calls.add(call(type, "charge", 1));
      calls.add(call(type, "charge", "1"));
      calls.add(call(type, "alone"));
      calls.add(call(type, "one"));
      calls.add(call(type, "other"));
    }
    if (backwards) {
      Collections.reverse(calls);
    }
    for (Call each : calls) {
      each.make();
    }

    assertThat(names())
        .containsExactlyInAnyOrder(
            TILL + ".alone",
            TILL + ".charge(int)",
            TILL + ".charge(java.lang.String)",
            "both of " + TILL + ".one()",
            "both of " + TILL + ".other()",
            TILL + ".alone on " + BRANCH,
            TILL + ".charge(int) on " + BRANCH,
            TILL + ".charge(java.lang.String) on " + BRANCH,
            "both of " + TILL + ".one() on " + BRANCH,
            "both of " + TILL + ".other() on " + BRANCH);
    assertThat(log.problems()).isEmpty();
  }

  @Test
  void theDeclaredNameIsThatOfAllThatHaveIt() throws Exception {
    for (Class<?> type : List.of(NamedTill.class, NamedTill.Branch.class)) {
      call(type, "charge", 1).make();
      call(type, "charge", "1").make();
      call(type, "alone").make();
    }

    assertThat(weaving.change(BreakerAction.OPEN, TILL + ".charge")).isEqualTo(4);
    assertThat(weaving.change(BreakerAction.RESET, TILL + ".charge(int)")).isEqualTo(1);

    assertThat(weaving.states())
        .filteredOn(state -> state.breaker().mode().name().equals("FORCED_OPEN"))
        .extracting(state -> state.figures().name())
        .containsExactly(
            TILL + ".charge(int) on " + BRANCH,
            TILL + ".charge(java.lang.String)",
            TILL + ".charge(java.lang.String) on " + BRANCH);
  }

  @Test
  void aNameThatAMethodOfAnotherClassHasIsTold() throws Exception {
    call(NamedTill.class, "till").make();
    call(NamedTill.OtherTill.class, "till").make();

    assertThat(names())
        .containsExactly("till", "till of " + NamedTill.OtherTill.class.getName() + ".till()");
    assertThat(log.problems())
        .singleElement()
        .asString()
        .contains("a method of another class has a guard named till: give it another");
  }

  @Test
  void propertiesKnowTheDeclaredName() throws Exception {
    weaving.declare(Map.of("faultline.guard." + TILL + ".charge.circuit-breaker.probes", "7"));
    call(NamedTill.class, "charge", 1).make();
    call(NamedTill.class, "charge", "1").make();

    assertThat(weaving.states())
        .extracting(GuardState::breaker)
        .allSatisfy(breaker -> assertThat(breaker.configuration().probes()).isEqualTo(7));
  }

  @Test
  void propertiesOfANameThatIsListedOtherwiseAreNotToldAsUncalled() throws Exception {
    weaving.declare(
        Map.of(
            "faultline.guard.both.circuit-breaker.window", "8",
            "faultline.guard.till.circuit-breaker.window", "8",
            "faultline.guard.nobody.circuit-breaker.window", "8"));
    call(NamedTill.class, "one").make();
    call(NamedTill.Branch.class, "till").make();

    assertThat(weaving.list())
        .contains("no guard called nobody has been called")
        .doesNotContain("no guard called both", "no guard called till");
  }

  @Test
  void propertiesThatSwitchAGuardOffAreNotToldAsUncalled() throws Exception {
    weaving.declare(Map.of("faultline.guard.till.enabled", "false"));
    call(NamedTill.class, "till").make();

    assertThat(weaving.list()).doesNotContain("no guard called till");
  }
}
