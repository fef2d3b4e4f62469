package dev.faultline.collector.store;

import dev.faultline.collector.event.CapturedException;
import dev.faultline.collector.event.Event;
import dev.faultline.collector.event.EventJson;
import dev.faultline.collector.event.Source;
import dev.faultline.collector.event.UnreadableEventException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads events. SQL that SQLite and PostgreSQL both understand. Thread-safe. */
final class StoredEvents {

  private static final Logger LOG = LoggerFactory.getLogger(StoredEvents.class);

  private static final String OLDER =
      " AND (time, id) < (?, ?) ORDER BY time DESC, id DESC LIMIT ?";
  private static final String NEWER = " AND (time, id) > (?, ?) ORDER BY time, id LIMIT ?";
  private static final String OF_ISSUE = "SELECT time, id, body FROM event WHERE issue_id = ?";

  /** Before no event: all are older. */
  private static final Cursor NEWEST = new Cursor(Long.MAX_VALUE, "");

  private final DataSource connections;
  private final EventJson json = new EventJson();

  StoredEvents(DataSource connections) {
    this.connections = connections;
  }

  Page<Event> events(String issueId, Optional<Cursor> before, int limit) throws SQLException {
    try (Connection connection = connections.getConnection()) {
      List<Row> rows = rows(connection, OLDER, issueId, before.orElse(NEWEST), limit + 1);
      Optional<Cursor> next =
          rows.size() > limit ? Optional.of(rows.get(limit - 1).cursor()) : Optional.empty();
      List<Event> events = new ArrayList<>();
      rows.stream().limit(limit).forEach(row -> events.add(read(row)));
      return new Page<>(events, next);
    }
  }

  Optional<EventView> event(String issueId, Optional<String> eventId) throws SQLException {
    try (Connection connection = connections.getConnection()) {
      Optional<Row> found =
          eventId.isPresent()
              ? byId(connection, issueId, eventId.get())
              : rows(connection, OLDER, issueId, NEWEST, 1).stream().findFirst();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Cursor place = found.get().cursor();
      return Optional.of(
          new EventView(
              read(found.get()),
              firstId(rows(connection, OLDER, issueId, place, 1)),
              firstId(rows(connection, NEWER, issueId, place, 1))));
    }
  }

  Optional<String> issueOf(String eventId) throws SQLException {
    try (Connection connection = connections.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT issue_id FROM event WHERE id = ?")) {
      statement.setString(1, eventId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** One event that cannot be read must not hide the others: something is shown in its place. */
  private Event read(Row row) {
    try {
      return json.read(EventBody.json(row.body()));
    } catch (UnreadableEventException | IOException e) {
      LOG.warn("the stored event {} cannot be read: {}", row.cursor().id(), e.getMessage());
      return new Event(
          row.cursor().id(),
          row.cursor().time(),
          row.cursor().time(),
          new Source("", null, null, null, null, null, null),
          null,
          null,
          "unreadable",
          1,
          null,
          null,
          List.of(new CapturedException("(unreadable)", null, List.of(), 0, e.getMessage())),
          List.of(),
          null);
    }
  }

  private static Optional<String> firstId(List<Row> rows) {
    return rows.stream().findFirst().map(row -> row.cursor().id());
  }

  private static Optional<Row> byId(Connection connection, String issueId, String eventId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OF_ISSUE + " AND id = ?")) {
      statement.setString(1, issueId);
      statement.setString(2, eventId);
      return read(statement).stream().findFirst();
    }
  }

  private static List<Row> rows(
      Connection connection, String order, String issueId, Cursor place, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OF_ISSUE + order)) {
      statement.setString(1, issueId);
      statement.setLong(2, place.time());
      statement.setString(3, place.id());
      statement.setInt(4, limit);
      return read(statement);
    }
  }

  private static List<Row> read(PreparedStatement statement) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        rows.add(new Row(new Cursor(row.getLong(1), row.getString(2)), row.getBytes(3)));
      }
    }
    return rows;
  }

  private record Row(Cursor cursor, byte[] body) {}
}
