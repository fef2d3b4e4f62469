package dev.faultline.collector.web;

import dev.faultline.collector.event.Recovery;
import java.util.ArrayList;
import java.util.List;

/**
 * What a guard did, as pages show it.
 *
 * @param guard its name
 * @param outcome what the call came to, in words
 * @param tone as of a {@link DispositionLabel}
 * @param details attempts, waiting and steps undone, in words
 */
public record RecoveryView(String guard, String outcome, String tone, String details) {

  static RecoveryView of(Recovery recovery) {
    List<String> details = new ArrayList<>();
    if (recovery.attempts() > 0) {
      details.add(counted(recovery.attempts(), "attempt") + ", " + recovery.thrown() + " threw");
    }
    if (recovery.waited() > 0) {
      details.add("waited " + Elapsed.length(recovery.waited()) + " in between");
    }
    if (!recovery.undone().isEmpty()) {
      details.add("undone: " + String.join(", ", recovery.undone()));
    }
    if (!recovery.notUndone().isEmpty()) {
      details.add("not undone: " + String.join(", ", recovery.notUndone()));
    }
    boolean lost = !recovery.notUndone().isEmpty();
    return new RecoveryView(
        recovery.guard(), outcome(recovery), lost ? "bad" : tone(recovery), text(details));
  }

  private static String text(List<String> details) {
    return String.join("; ", details);
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String outcome(Recovery recovery) {
    switch (recovery.outcome()) {
      case "attempt-succeeded":
        return "an attempt succeeded";
      case "fallback":
        return recovery.fallback() > 1
            ? "fallback " + recovery.fallback() + " gave the result"
            : "a fallback gave the result";
      case "attempts-exhausted":
        return "failed: attempts exhausted";
      case "duration-exhausted":
        return "failed: no time for more attempts";
      case "budget-exhausted":
        return "failed: retry budget used up";
      case "not-retried":
        return "failed: not retried";
      case "cancelled":
        return "cancelled";
      case "under-way":
        return "not over when this was sent";
      default:
        return recovery.outcome();
    }
  }

  private static String tone(Recovery recovery) {
    switch (recovery.outcome()) {
      case "attempt-succeeded":
      case "fallback":
        return "fine";
      case "under-way":
      case "cancelled":
        return "plain";
      default:
        return "odd";
    }
  }

  /** The style sheet's name of the tone. */
  public String style() {
    return "disposition disposition-" + tone;
  }
}
