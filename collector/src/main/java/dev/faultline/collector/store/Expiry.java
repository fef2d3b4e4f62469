package dev.faultline.collector.store;

import dev.faultline.collector.event.Times;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Removes what retention does not keep. Not thread-safe. */
final class Expiry implements AutoCloseable {

  /** More issues gain events within an hour in few places; each takes some 125 bytes. */
  private static final int REMEMBERED = 100_000;

  /** How long an event that is sent again is recognised after it has been removed. */
  private static final Duration RECEIPT_AGE = Duration.ofHours(24);

  private final Connection connection;
  private final Retention retention;
  private final PreparedStatement trim;

  /**
   * How many events each issue gained since it was last trimmed, of those that gained some last; an
   * issue not in here is trimmed with its next event.
   */
  private final Map<String, Integer> gained;

  Expiry(Connection connection, Retention retention) throws SQLException {
    this(connection, retention, REMEMBERED);
  }

  /**
   * @param remembered of how many issues it is known how many events they gained
   */
  Expiry(Connection connection, Retention retention, int remembered) throws SQLException {
    this.connection = connection;
    this.retention = retention;
    gained =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > remembered;
          }
        };
    trim =
        connection.prepareStatement(
            "DELETE FROM event WHERE issue_id = ? AND (time, id) <= (SELECT time, id FROM event"
                + " WHERE issue_id = ? ORDER BY time DESC, id DESC LIMIT 1 OFFSET ?)");
  }

  /**
   * Notes that {@code issueId} gained an event, and trims it if it may have too many: not for each
   * event, so that an issue has at times a tenth more events than are kept.
   */
  void gained(String issueId) throws SQLException {
    int slack = Math.max(1, retention.eventsPerIssue() / 10);
    Integer before = gained.get(issueId);
    if (before == null || before + 1 >= slack) {
      trim(issueId);
      gained.put(issueId, 0);
    } else {
      gained.put(issueId, before + 1);
    }
  }

  private void trim(String issueId) throws SQLException {
    trim.setString(1, issueId);
    trim.setString(2, issueId);
    trim.setInt(3, retention.eventsPerIssue());
    trim.executeUpdate();
  }

  /** Removes issues that were not seen for too long, and receipts that are no longer needed. */
  void expire(Instant now) throws SQLException {
    delete("DELETE FROM issue WHERE last_seen < ?", now.minus(retention.issueAge()));
    delete(
        "DELETE FROM receipt WHERE received_at < ?"
            + " AND NOT EXISTS (SELECT 1 FROM event WHERE event.id = receipt.event_id)",
        now.minus(RECEIPT_AGE));
    try (PreparedStatement hours =
        connection.prepareStatement("DELETE FROM issue_hour WHERE hour < ?")) {
      hours.setLong(1, now.minus(retention.issueAge()).getEpochSecond() / 3600);
      hours.executeUpdate();
    }
    gained.clear();
  }

  private void delete(String sql, Instant before) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, Times.epochNanos(before));
      statement.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    trim.close();
  }
}
