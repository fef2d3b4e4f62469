package dev.faultline.instrumentation.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.api.Faultline;
import dev.faultline.api.Scope;
import dev.faultline.api.User;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.capture.snapshot.SnapshotLimits;
import dev.faultline.capture.snapshot.Snapshotter;
import dev.faultline.capture.snapshot.VariableNames;
import org.junit.jupiter.api.Test;

/** What variables that hold objects of the facade show: what the user put there, and no more. */
class ShownFacadeTest {

  private final Snapshotter snapshotter =
      new Snapshotter(SnapshotLimits.builder().build(), Redaction.usual());

  @Test
  void saysNothingOfWhatTheAgentKeepsInAScope() {
    try (Scope scope = Faultline.scope()) {
      assertThat(shown(scope))
          .contains("dev.faultline.api.Scope", "opaque")
          .doesNotContain("handle");
    }
  }

  @Test
  void saysNothingOfWhatTheAgentKeepsInAContext() {
    assertThat(shown(Faultline.context()))
        .contains("dev.faultline.api.Context", "opaque")
        .doesNotContain("handle");
  }

  @Test
  void showsWhatTheUserHasSaid() {
    assertThat(shown(User.id("42"))).contains("42");
  }

  private String shown(Object value) {
    return snapshotter.variables(VariableNames.of("value"), new Object[] {value}).toString();
  }
}
