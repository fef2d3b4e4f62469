package dev.faultline.client.log;

import dev.faultline.client.event.Recovery;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What guards did about an exception, the innermost first. */
final class RecoveryStory {
  private final StoryLines lines;

  RecoveryStory(StoryLines lines) {
    this.lines = lines;
  }

  void tell(List<Recovery> recoveries) {
    if (recoveries.isEmpty()) {
      return;
    }
    lines.line(1, "recovery");
    for (Recovery recovery : recoveries) {
      lines.line(2, text(recovery));
    }
  }

  private static String text(Recovery recovery) {
    StringBuilder text = new StringBuilder(recovery.guard());
    text.append(": ").append(Words.of(recovery.outcome()));
    if (recovery.fallback() > 0) {
      text.append(" (number ").append(recovery.fallback()).append(')');
    }
    text.append("; ").append(recovery.attempts());
    text.append(recovery.attempts() == 1 ? " attempt, " : " attempts, ");
    text.append(recovery.thrown()).append(" of them failed");
    if (recovery.waitedNanos() > 0) {
      text.append(", with ").append(TimeUnit.NANOSECONDS.toMillis(recovery.waitedNanos()));
      text.append(" ms of waiting in between");
    }
    names(text, "; undone: ", recovery.undone());
    names(text, "; could not be undone: ", recovery.notUndone());
    return text.toString();
  }

  private static void names(StringBuilder text, String title, List<String> names) {
    if (!names.isEmpty()) {
      text.append(title).append(String.join(", ", names));
    }
  }
}
