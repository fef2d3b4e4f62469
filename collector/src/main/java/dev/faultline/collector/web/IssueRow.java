package dev.faultline.collector.web;

import dev.faultline.collector.store.Issue;
import java.time.Instant;

/** An issue as pages show it. */
public record IssueRow(
    Issue issue,
    TypeName type,
    DispositionLabel disposition,
    TimeLabel firstSeen,
    TimeLabel lastSeen,
    Sparkline sparkline) {

  /** What it is called in one line. */
  public String title() {
    return issue.isMessage() ? issue.message().lines().findFirst().orElse("") : type.simple();
  }

  static IssueRow of(Issue issue, Sparkline sparkline, Instant now) {
    return new IssueRow(
        issue,
        TypeName.of(issue.type()),
        DispositionLabel.of(issue.disposition()),
        TimeLabel.of(issue.firstSeen(), now),
        TimeLabel.of(issue.lastSeen(), now),
        sparkline);
  }
}
