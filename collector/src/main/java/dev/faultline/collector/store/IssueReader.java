package dev.faultline.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Reads issues. SQL that SQLite and PostgreSQL both understand. Thread-safe. */
final class IssueReader {

  private static final String COLUMNS =
      "SELECT id, service, type, message, culprit, disposition, count, first_seen, last_seen FROM issue";

  private final DataSource connections;

  IssueReader(DataSource connections) {
    this.connections = connections;
  }

  Page<Issue> issues(IssueQuery query) throws SQLException {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    query
        .service()
        .ifPresent(
            service -> {
              conditions.add("service = ?");
              values.add(service);
            });
    query
        .disposition()
        .ifPresent(
            disposition -> {
              conditions.add("disposition = ?");
              values.add(disposition);
            });
    query
        .text()
        .ifPresent(
            text -> {
              conditions.add("search LIKE ? ESCAPE '\\'");
              values.add(containing(text));
            });
    query
        .before()
        .ifPresent(
            cursor -> {
              conditions.add("(last_seen, id) < (?, ?)");
              values.add(cursor.time());
              values.add(cursor.id());
            });
    String sql =
        COLUMNS
            + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
            + " ORDER BY last_seen DESC, id DESC LIMIT ?";
    values.add(query.limit() + 1); // one more tells whether there is a next page
    List<Issue> issues = select(sql, values);
    if (issues.size() <= query.limit()) {
      return new Page<>(issues, Optional.empty());
    }
    List<Issue> shown = issues.subList(0, query.limit());
    Issue last = shown.get(shown.size() - 1);
    return new Page<>(shown, Optional.of(new Cursor(last.lastSeen(), last.id())));
  }

  private static String containing(String text) {
    return "%" + SearchText.lower(text).replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }

  Optional<Issue> issue(String id) throws SQLException {
    return select(COLUMNS + " WHERE id = ?", List.of(id)).stream().findFirst();
  }

  private List<Issue> select(String sql, List<Object> values) throws SQLException {
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      List<Issue> issues = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          issues.add(
              new Issue(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  row.getString(6),
                  row.getLong(7),
                  row.getLong(8),
                  row.getLong(9)));
        }
      }
      return issues;
    }
  }

  List<String> services() throws SQLException {
    return distinct("service", "service IS NOT NULL");
  }

  List<String> dispositions() throws SQLException {
    return distinct("disposition", "disposition > ''");
  }

  /**
   * Each value once, sorted: goes from one to the next in the column's index, where DISTINCT would
   * look at all issues.
   */
  private List<String> distinct(String column, String condition) throws SQLException {
    String sql =
        "WITH RECURSIVE found (value) AS ("
            + ("SELECT MIN(" + column + ") FROM issue WHERE " + condition)
            + " UNION ALL"
            + (" SELECT (SELECT MIN(" + column + ") FROM issue WHERE " + column + " > found.value)")
            + " FROM found WHERE found.value IS NOT NULL)"
            + " SELECT value FROM found WHERE value IS NOT NULL ORDER BY value";
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      List<String> texts = new ArrayList<>();
      while (row.next()) {
        texts.add(row.getString(1));
      }
      return texts;
    }
  }

  Map<String, Map<Long, Long>> hourlyCounts(Collection<String> issueIds, long fromHour)
      throws SQLException {
    Map<String, Map<Long, Long>> counts = new HashMap<>();
    if (issueIds.isEmpty()) {
      return counts;
    }
    String sql =
        "SELECT issue_id, hour, count FROM issue_hour WHERE hour >= ? AND count > 0 AND issue_id IN ("
            + String.join(", ", Collections.nCopies(issueIds.size(), "?"))
            + ")";
    List<Object> values = new ArrayList<>();
    values.add(fromHour);
    values.addAll(issueIds);
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          counts
              .computeIfAbsent(row.getString(1), id -> new TreeMap<>())
              .put(row.getLong(2), row.getLong(3));
        }
      }
    }
    return counts;
  }

  private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }
}
