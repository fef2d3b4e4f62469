package dev.faultline.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.weaving.inapp.InAppClasses;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All of the guards is set up while the first guarded class loads, which takes its time. */
class ChangeDuringFirstGuardTest {

  private final GuardEnvironment environment = GuardEnvironment.create();
  private final GuardWeaving weaving =
      new GuardWeaving(
          InAppClasses.named(List.of("dev.faultline.guards")),
          GuardSettings.defaults(),
          this::changeMeanwhile,
          Recorded.nowhere(),
          PackageOpener.NONE,
          AgentLog.standardError(AgentLog.Level.ERROR));

  private Map<String, String> change = Map.of();

  private GuardEnvironment changeMeanwhile() {
    weaving.declare(change);
    return environment;
  }

  @AfterEach
  void end() throws Exception {
    weaving.end();
    environment.close();
  }

  private Object paidAfterFailures(int failures) throws Exception {
    Object till = new WovenLoader(weaving).make(Till.class);
    till.getClass().getField("failures").setInt(till, failures);
    return till.getClass().getMethod("pay").invoke(till);
  }

  @Test
  void theFirstPropertiesHold() throws Exception {
    change = Map.of("faultline.guard.till.retry.max-attempts", "5");

    assertThat(paidAfterFailures(4)).isEqualTo("paid at call 5");
  }

  @Test
  void otherPropertiesHoldInPlaceOfThoseBefore() throws Exception {
    weaving.declare(Map.of("faultline.guard.till.retry.max-attempts", "2"));
    change = Map.of("faultline.guard.till.retry.max-attempts", "5");

    assertThat(paidAfterFailures(4)).isEqualTo("paid at call 5");
  }
}
