package dev.faultline.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What properties declare, and change while guarded methods are called. */
class PropertyChangeTest extends WovenTills {

  @Test
  void namesThatNoGuardHasAreTold() throws Exception {
    weaving.declare(
        Map.of(
            "faultline.guard.tils.retry.max-attempts", "7",
            "faultline.guard.named.methods", "com.acme.Till.pay()",
            "faultline.guard.named.retry.max-attempts", "7",
            "faultline.guard.till.retry.max-attempts", "7",
            "faultline.guard.dev.faultline.guards.Till.retry.max-attempts", "7",
            "faultline.guard.*.retry.enabled", "true"));
    String line =
        "\nno guard called tils has been called; faultline.guard.tils names no methods, so that only"
            + " annotations can declare it";

    assertThat(weaving.list())
        .startsWith("no class with a guarded method is loaded")
        .contains("no guard called till has been called")
        .endsWith(line);
    call(loader.make(Till.class), "pay");

    assertThat(weaving.list())
        .endsWith(line)
        .doesNotContain("called till ", "called named", "called dev");
  }

  @Test
  void propertiesChangeWhatAnnotationsSayWhileItRuns() throws Exception {
    Object till = loader.make(Till.class);
    open(till);
    assertThat(call(till, "pay")).isEqualTo("paid at call 3");

    weaving.declare(Map.of("faultline.guard.till.retry.max-attempts", "5"));
    set(till, "failures", 4);
    assertThat(call(till, "pay")).isEqualTo("paid at call 8");
    assertThat(call(till, "breaks"))
        .as("still open, as nothing of it has changed")
        .asString()
        .startsWith("CircuitOpenException");

    weaving.declare(Map.of("faultline.guard.till.retry.max-attempts", "0"));
    set(till, "failures", 4);
    assertThat(call(till, "pay")).as("a bad change changes nothing").isEqualTo("paid at call 13");

    weaving.declare(Map.of("faultline.guard.till.enabled", "false"));
    set(till, "failures", 1);
    assertThat(call(till, "pay")).isEqualTo("IllegalStateException: call 14");

    weaving.declare(Map.of());
    set(till, "failures", 1);
    assertThat(call(till, "pay")).isEqualTo("paid at call 16");
  }

  @Test
  void aBadChangeIsToldEachTimeThatItIsMade() throws Exception {
    Object till = loader.make(Till.class);
    for (int time = 1; time <= 2; time++) {
      weaving.declare(Map.of("faultline.guard.till.retry.max-attempts", "0"));
      call(till, "pay");
      call(till, "pay");
      assertThat(log.problems()).hasSize(time);
      weaving.declare(Map.of());
    }
  }

  @Test
  void aBreakerWithOtherSettingsKeepsItsStateWhereItMeansTheSame() throws Exception {
    String breaker = "faultline.guard.dev.faultline.guards.Till.breaks.circuit-breaker.";
    Object till = open(loader.make(Till.class));
    weaving.declare(Map.of(breaker + "delay", "2h"));
    assertThat(call(till, "breaks")).as("open").asString().startsWith("CircuitOpenException");

    weaving.declare(Map.of(breaker + "delay", "0s"));
    set(till, "failures", 0);
    assertThat(call(till, "breaks")).as("its delay is over").isEqualTo("call 3");

    weaving.declare(Map.of(breaker + "window", "3"));
    set(till, "failures", 3);
    call(till, "breaks");
    call(till, "breaks");
    assertThat(call(till, "breaks")).isEqualTo("IllegalStateException: call 6");
    assertThat(call(till, "breaks")).asString().startsWith("CircuitOpenException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-attempts", "max-atempts"})
  void aPropertyThatCannotBeReadIsLeftOutOrFatal(String key) throws Exception {
    Map<String, String> properties = Map.of("faultline.guard.till.retry." + key, "many");
    weaving.declare(properties);
    Object till = loader.make(Till.class);
    set(till, "failures", 2);
    assertThat(call(till, "pay")).isEqualTo("paid at call 3");

    GuardWeaving strict = TillWeaving.of(environment, OnError.FAIL, log);
    strict.declare(properties);
    assertThat(call(new WovenLoader(strict).make(Till.class), "pay"))
        .asString()
        .startsWith("IllegalStateException: the guard of dev.faultline.guards.Till.pay")
        .contains("is declared wrongly: faultline.guard.till.retry." + key + ": ");
    strict.end();
  }

  @Test
  void propertiesGuardWhatNobodyAnnotated() throws Exception {
    weaving.declare(
        Map.of(
            "faultline.guard.runs.methods", "dev.faultline.guards.Till.runs(..)",
            "faultline.guard.runs.retry.max-attempts", "2"));
    Object till = loader.make(Till.class);
    int[] calls = {0};
    IntSupplier body =
        () -> {
          if (++calls[0] < 2) {
            throw new IllegalStateException();
          }
          return calls[0];
        };
    assertThat(call(till, "runs", body)).isEqualTo(2);
  }

  @Test
  void changesAreTakenOverWhileOthersCall() throws Exception {
    String guard = "faultline.guard.runs.";
    Map<String, String> methods =
        Map.of(
            guard + "methods",
            "dev.faultline.guards.Till.runs(..)",
            guard + "retry.max-attempts",
            "2");
    weaving.declare(methods);
    Object woven = loader.make(Till.class);
    Method runs = woven.getClass().getMethod("runs", IntSupplier.class);
    AtomicBoolean over = new AtomicBoolean();
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      others.add(
          CompletableFuture.runAsync(
              () -> {
                while (!over.get()) {
                  try {
                    runs.invoke(woven, (IntSupplier) () -> 1);
                  } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                  }
                }
              }));
    }
    for (int change = 1; change <= 200; change++) {
      int attempts = 2 + change % 3;
      Map<String, String> changed = new HashMap<>(methods);
      changed.put(guard + "retry.max-attempts", "" + attempts);
      changed.put(guard + "circuit-breaker.window", "" + (1_000 + change));
      weaving.declare(changed);
      AtomicInteger made = new AtomicInteger();
      IntSupplier failing =
          () -> {
            throw new IllegalStateException("attempt " + made.incrementAndGet());
          };
      assertThat(call(woven, "runs", failing))
          .as("change " + change)
          .isEqualTo("IllegalStateException: attempt " + attempts);
    }
    over.set(true);
    CompletableFuture.allOf(others.toArray(new CompletableFuture<?>[0])).join();
    assertThat(log.problems()).isEmpty();
  }
}
