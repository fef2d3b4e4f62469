package dev.faultline.benchmarks.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class AgentStatusTest {
  @Test
  void whatTheGovernorHoldsIsAddedUp() throws Exception {
    AgentStatus status =
        AgentStatus.read(
            """
            {"overhead": {"cpu": "0.02 %", "count_ms": 2, "capture_ms": 10, "weave_ms": 1160,
             "start_ms": 799, "threads_ms": 3}}
            """);

    assertThat(status.governedMillis()).isEqualTo(15);
  }

  @Test
  void anAgentThatCountsNothingMoreIsRefused() throws Exception {
    AgentStatus before = status(7, 7, 100);

    status(7, 7, 101).requireExceptionsSince(before);
    assertThatIllegalStateException()
        .isThrownBy(() -> status(8, 8, 100).requireExceptionsSince(before))
        .withMessage("our agent does nothing: /capture/exceptions_counted_at_sites is still 100");
    assertThatIllegalStateException()
        .isThrownBy(() -> status(7, 0, 101).requireExceptionsSince(before))
        .withMessage("our agent does nothing: /delivery_to_no_backend/events_sent_nowhere is 0");
  }

  private static AgentStatus status(int told, int sent, int counted) throws Exception {
    return AgentStatus.read(
        """
        {"capture": {"exceptions_told_in_events_of_their_own": %d, "exceptions_counted_at_sites": %d},
         "delivery_to_no_backend": {"events_sent_nowhere": %d}}
        """
            .formatted(told, counted, sent));
  }

  @Test
  void anAgentThatHasWovenNothingIsRefused() throws Exception {
    AgentStatus woven = AgentStatus.read("{\"weaving\": {\"in-app_classes_woven\": 24}}");
    AgentStatus nothing = AgentStatus.read("{\"weaving\": {\"in-app_classes_woven\": 0}}");

    woven.requireWoven(false);
    assertThatIllegalStateException()
        .isThrownBy(() -> nothing.requireWoven(false))
        .withMessage("our agent does nothing: /weaving/in-app_classes_woven is 0");
    assertThatIllegalStateException()
        .isThrownBy(() -> woven.requireWoven(true))
        .withMessage("our agent's status has no number /named_methods/woven");
  }
}
