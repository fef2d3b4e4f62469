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
      "id, service, type, message, culprit, disposition, count, first_seen, last_seen";

  /** Number of the column behind those. */
  private static final int FOUND = 10;

  /** Each is fetched from its place, which takes ten times as long as one after the other. */
  private static final int SEARCHED_FIRST = 5000;

  private final DataSource connections;
  private final int searchedFirst;

  IssueReader(DataSource connections) {
    this(connections, SEARCHED_FIRST);
  }

  /**
   * @param searchedFirst how many of the newest issues are searched for text before all are
   */
  IssueReader(DataSource connections, int searchedFirst) {
    this.connections = connections;
    this.searchedFirst = searchedFirst;
  }

  Page<Issue> issues(IssueQuery query) throws SQLException {
    List<Issue> issues = oneMoreThanShown(query);
    if (issues.size() <= query.limit()) {
      return new Page<>(issues, Optional.empty());
    }
    List<Issue> shown = issues.subList(0, query.limit());
    Issue last = shown.get(shown.size() - 1);
    return new Page<>(shown, Optional.of(new Cursor(last.lastSeen(), last.id())));
  }

  /** The one more tells whether there is a next page. */
  private List<Issue> oneMoreThanShown(IssueQuery query) throws SQLException {
    int limit = query.limit() + 1;
    if (query.text().isEmpty()) {
      return select(IssueSelection.inOrder(query), limit);
    }
    List<Issue> found = new ArrayList<>();
    boolean all = searchNewest(query, limit, found);
    return all || found.size() == limit ? found : select(IssueSelection.ofText(query), limit);
  }

  /**
   * Looks for a text in the newest issues alone, one after the other until there are enough.
   *
   * @param found gets up to {@code limit} issues
   * @return whether these are all that there are
   */
  private boolean searchNewest(IssueQuery query, int limit, List<Issue> found) throws SQLException {
    IssueSelection selection = IssueSelection.inOrder(query);
    String sql =
        ("SELECT " + COLUMNS + ", " + SearchText.CONDITION + " FROM issue")
            + (selection.clauses() + " LIMIT ?");
    List<Object> values = new ArrayList<>();
    values.add(SearchText.pattern(query.text().orElseThrow()));
    values.addAll(selection.values());
    values.add(searchedFirst);
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      int searched = 0;
      try (ResultSet row = statement.executeQuery()) {
        while (found.size() < limit && row.next()) {
          searched++;
          if (row.getBoolean(FOUND)) {
            found.add(read(row));
          }
        }
      }
      return found.size() < limit && searched < searchedFirst;
    }
  }

  private List<Issue> select(IssueSelection selection, int limit) throws SQLException {
    List<Object> values = new ArrayList<>(selection.values());
    values.add(limit);
    return select(selection.clauses() + " LIMIT ?", values);
  }

  Optional<Issue> issue(String id) throws SQLException {
    return select(" WHERE id = ?", List.of(id)).stream().findFirst();
  }

  private List<Issue> select(String clauses, List<Object> values) throws SQLException {
    try (Connection connection = connections.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT " + COLUMNS + " FROM issue" + clauses)) {
      bind(statement, values);
      List<Issue> issues = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          issues.add(read(row));
        }
      }
      return issues;
    }
  }

  private static Issue read(ResultSet row) throws SQLException {
    return new Issue(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9));
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
