package dev.faultline.collector.store;

import dev.faultline.collector.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * Writes events on one connection, within a transaction that its user begins and ends. SQL that
 * SQLite and PostgreSQL both understand. Not thread-safe.
 */
final class EventWriter implements AutoCloseable {

  private static final long NANOS_PER_HOUR = TimeUnit.HOURS.toNanos(1);

  private final PreparedStatement insertReceipt;
  private final PreparedStatement selectReceipt;
  private final PreparedStatement updateReceipt;
  private final PreparedStatement upsertIssue;
  private final PreparedStatement upsertEvent;
  private final PreparedStatement upsertHour;
  private final PreparedStatement withdrawFromIssue;
  private final PreparedStatement deleteEmptyIssue;

  EventWriter(Connection connection) throws SQLException {
    insertReceipt =
        connection.prepareStatement(
            "INSERT INTO receipt (issue_id, time, observed_time, occurrences, received_at, event_id)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING");
    selectReceipt =
        connection.prepareStatement(
            "SELECT issue_id, time, observed_time, occurrences FROM receipt WHERE event_id = ?");
    updateReceipt =
        connection.prepareStatement(
            "UPDATE receipt SET issue_id = ?, time = ?, observed_time = ?, occurrences = ?, received_at = ?,"
                + " kept = TRUE WHERE event_id = ?");
    upsertIssue =
        connection.prepareStatement(
            "INSERT INTO issue (id, service, type, message, culprit, count, first_seen, last_seen, search,"
                + " disposition) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                + " count = issue.count + excluded.count,"
                + " first_seen = CASE WHEN excluded.first_seen < issue.first_seen"
                + " THEN excluded.first_seen ELSE issue.first_seen END,"
                + " message = CASE WHEN excluded.last_seen >= issue.last_seen"
                + " THEN excluded.message ELSE issue.message END,"
                + " search = CASE WHEN excluded.last_seen >= issue.last_seen"
                + " THEN excluded.search ELSE issue.search END,"
                + " disposition = CASE WHEN excluded.last_seen >= issue.last_seen"
                + " THEN excluded.disposition ELSE issue.disposition END,"
                + " last_seen = CASE WHEN excluded.last_seen > issue.last_seen"
                + " THEN excluded.last_seen ELSE issue.last_seen END");
    upsertEvent =
        connection.prepareStatement(
            "INSERT INTO event (id, issue_id, time, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                + " issue_id = excluded.issue_id, time = excluded.time, body = excluded.body");
    upsertHour =
        connection.prepareStatement(
            "INSERT INTO issue_hour (issue_id, hour, count) VALUES (?, ?, ?) ON CONFLICT (issue_id, hour)"
                + " DO UPDATE SET count = issue_hour.count + excluded.count");
    withdrawFromIssue =
        connection.prepareStatement("UPDATE issue SET count = count - ? WHERE id = ?");
    deleteEmptyIssue = connection.prepareStatement("DELETE FROM issue WHERE id = ? AND count <= 0");
  }

  /**
   * Stores {@code entry}.
   *
   * @param receivedAt nanoseconds since 1970
   * @return whether the event was not known before
   */
  boolean write(NewEvent entry, long receivedAt) throws SQLException {
    boolean fresh = putReceipt(insertReceipt, entry, receivedAt) == 1;
    Receipt previous = fresh ? null : previous(entry.event().id());
    if (previous != null && previous.observedTime > entry.event().observedTime()) {
      return false; // an earlier version of the event, come late
    }
    count(entry);
    keep(entry);
    if (previous != null) {
      putReceipt(updateReceipt, entry, receivedAt);
      withdraw(previous);
    }
    return fresh;
  }

  private static int putReceipt(PreparedStatement statement, NewEvent entry, long receivedAt)
      throws SQLException {
    Event event = entry.event();
    statement.setString(1, entry.grouping().issueId());
    statement.setLong(2, event.time());
    statement.setLong(3, event.observedTime());
    statement.setLong(4, event.occurrences());
    statement.setLong(5, receivedAt);
    statement.setString(6, event.id());
    return statement.executeUpdate();
  }

  private Receipt previous(String eventId) throws SQLException {
    selectReceipt.setString(1, eventId);
    try (ResultSet row = selectReceipt.executeQuery()) {
      row.next();
      return new Receipt(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }
  }

  private void count(NewEvent entry) throws SQLException {
    Event event = entry.event();
    upsertIssue.setString(1, entry.grouping().issueId());
    upsertIssue.setString(2, event.source().service());
    upsertIssue.setString(3, event.type());
    upsertIssue.setString(4, event.text());
    upsertIssue.setString(5, entry.grouping().culprit());
    upsertIssue.setLong(6, event.occurrences());
    upsertIssue.setLong(7, event.time());
    upsertIssue.setLong(8, event.time());
    upsertIssue.setString(9, SearchText.of(event.type(), event.text(), entry.grouping().culprit()));
    upsertIssue.setString(10, event.disposition());
    upsertIssue.executeUpdate();
    addToHour(entry.grouping().issueId(), event.time(), event.occurrences());
  }

  private void addToHour(String issueId, long time, long count) throws SQLException {
    upsertHour.setString(1, issueId);
    upsertHour.setLong(2, Math.floorDiv(time, NANOS_PER_HOUR));
    upsertHour.setLong(3, count);
    upsertHour.executeUpdate();
  }

  private void keep(NewEvent entry) throws SQLException {
    upsertEvent.setString(1, entry.event().id());
    upsertEvent.setString(2, entry.grouping().issueId());
    upsertEvent.setLong(3, entry.event().time());
    upsertEvent.setBytes(4, entry.body());
    upsertEvent.executeUpdate();
  }

  /**
   * Takes back what was counted for an event that has been replaced, perhaps by one of another
   * issue.
   */
  private void withdraw(Receipt previous) throws SQLException {
    withdrawFromIssue.setLong(1, previous.occurrences);
    withdrawFromIssue.setString(2, previous.issueId);
    if (withdrawFromIssue.executeUpdate() == 1) {
      addToHour(previous.issueId, previous.time, -previous.occurrences);
    }
    deleteEmptyIssue.setString(1, previous.issueId);
    deleteEmptyIssue.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement :
        new PreparedStatement[] {
          insertReceipt, selectReceipt, updateReceipt, upsertIssue,
          upsertEvent, upsertHour, withdrawFromIssue, deleteEmptyIssue
        }) {
      statement.close();
    }
  }

  private record Receipt(String issueId, long time, long observedTime, long occurrences) {}
}
