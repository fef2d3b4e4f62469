package dev.faultline.collector.store;

import dev.faultline.collector.event.Times;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Removes what retention does not keep. Not thread-safe. */
final class Expiry implements AutoCloseable {

  /**
   * How many rows are removed before the clock is looked at. Each may be in another place of the
   * disk.
   */
  static final int ROWS_AT_ONCE = 100;

  /** Meanwhile, events wait to be stored. */
  private static final Duration STEP = Duration.ofMillis(50);

  /** More issues gain events within an hour in few places; each takes some 125 bytes. */
  private static final int REMEMBERED = 100_000;

  /** How long an event that is sent again is recognised after it has been removed. */
  private static final Duration RECEIPT_AGE = Duration.ofHours(24);

  private final Retention retention;
  private final Duration step;

  /** How many events an issue gains before it is trimmed. */
  private final int slack;

  private final EventRemoval events;
  private final PreparedStatement selectOldIssue;
  private final PreparedStatement deleteIssue;
  private final PreparedStatement deleteReceipts;
  private final PreparedStatement deleteHours;

  /**
   * How many events each issue gained since it was last trimmed, of those that gained some last; an
   * issue not in here is trimmed with its next event.
   */
  private final Map<String, Integer> gained;

  Expiry(Connection connection, Retention retention) throws SQLException {
    this(connection, retention, REMEMBERED, STEP);
  }

  /**
   * @param remembered of how many issues it is known how many events they gained
   * @param step how long {@link #expire} goes on; zero for {@link #ROWS_AT_ONCE} rows
   */
  Expiry(Connection connection, Retention retention, int remembered, Duration step)
      throws SQLException {
    this.retention = retention;
    this.step = step;
    slack = Math.max(1, Math.min(retention.eventsPerIssue() / 10, ROWS_AT_ONCE - 1));
    gained =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > remembered;
          }
        };
    events = new EventRemoval(connection);
    selectOldIssue =
        connection.prepareStatement(
            "SELECT id FROM issue WHERE last_seen < ? ORDER BY last_seen, id LIMIT 1");
    deleteIssue = connection.prepareStatement("DELETE FROM issue WHERE id = ?");
    deleteReceipts =
        connection.prepareStatement(
            "DELETE FROM receipt WHERE event_id IN"
                + " (SELECT event_id FROM receipt WHERE NOT kept AND received_at < ? LIMIT ?)");
    deleteHours =
        connection.prepareStatement(
            "DELETE FROM issue_hour WHERE (issue_id, hour) IN"
                + " (SELECT issue_id, hour FROM issue_hour WHERE hour < ? ORDER BY hour LIMIT ?)");
  }

  /**
   * Notes that {@code issueId} gained an event, and trims it if it may have too many: not for each
   * event, so that an issue has at times a tenth more events than are kept.
   */
  void gained(String issueId) throws SQLException {
    Integer before = gained.get(issueId);
    if (before == null || before + 1 >= slack) {
      int removed = events.remove(issueId, retention.eventsPerIssue(), ROWS_AT_ONCE);
      gained.put(issueId, removed < ROWS_AT_ONCE ? 0 : slack); // there may be still more
    } else {
      gained.put(issueId, before + 1);
    }
  }

  /**
   * Removes some of the issues that were not seen for too long, of receipts that are no longer
   * needed, and of the oldest hours.
   *
   * @return whether there is more to remove
   */
  boolean expire(Instant now) throws SQLException {
    long started = System.nanoTime();
    boolean more;
    do {
      more = expireSome(now);
    } while (more && System.nanoTime() - started < step.toNanos());
    return more;
  }

  private boolean expireSome(Instant now) throws SQLException {
    Instant oldest = now.minus(retention.issueAge());
    int left = ROWS_AT_ONCE;
    left -= removeIssues(Times.epochNanos(oldest), left);
    left -= delete(deleteReceipts, Times.epochNanos(now.minus(RECEIPT_AGE)), left);
    left -= delete(deleteHours, oldest.getEpochSecond() / 3600, left);
    return left <= 0;
  }

  private int removeIssues(long before, int most) throws SQLException {
    int left = most;
    String issueId = oldIssue(before);
    while (issueId != null && left > 0) {
      left -= events.remove(issueId, 0, left);
      if (left > 0) {
        deleteIssue.setString(1, issueId);
        deleteIssue.executeUpdate();
        left--;
        issueId = oldIssue(before);
      }
    }
    return most - left;
  }

  /** Null if there is none. */
  private String oldIssue(long before) throws SQLException {
    selectOldIssue.setLong(1, before);
    try (ResultSet row = selectOldIssue.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private static int delete(PreparedStatement statement, long before, int most)
      throws SQLException {
    statement.setLong(1, before);
    statement.setInt(2, most);
    return statement.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    events.close();
    for (PreparedStatement statement :
        new PreparedStatement[] {selectOldIssue, deleteIssue, deleteReceipts, deleteHours}) {
      statement.close();
    }
  }
}
