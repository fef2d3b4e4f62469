package dev.faultline.collector.store;

import java.time.Duration;

/**
 * How much is kept.
 *
 * @param eventsPerIssue the newest so many events of each issue, 1 or more; counts go on
 * @param issueAge issues that were not seen for so long are removed with all that belongs to them
 */
public record Retention(int eventsPerIssue, Duration issueAge) {

  public Retention {
    if (eventsPerIssue < 1 || issueAge.isNegative() || issueAge.isZero()) {
      throw new IllegalArgumentException("retention must keep something");
    }
  }
}
