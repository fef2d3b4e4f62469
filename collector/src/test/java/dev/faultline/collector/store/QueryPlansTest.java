package dev.faultline.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/**
 * That what is shown is found by an index, in the order of the index, however many issues there
 * are.
 */
class QueryPlansTest {

  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<Cursor> PLACE_OF_NONE = Optional.of(new Cursor(Long.MAX_VALUE, ""));
  private static final Optional<Cursor> PLACE = Optional.of(new Cursor(1, "a"));

  @TempDir Path folder;

  private final List<String> asked = new ArrayList<>();
  private final SQLiteDataSource database = new RecordedDatabase();
  private final IssueReader issues = new IssueReader(database);
  private final StoredEvents events = new StoredEvents(database);

  @BeforeEach
  void create() throws SQLException {
    database.setUrl("jdbc:sqlite:" + folder.resolve("faultline.db"));
    try (Connection connection = database.getConnection()) {
      Migrations.bundled().run(connection);
    }
    asked.clear();
  }

  @Test
  void issuesAreListedByAnIndex() throws SQLException {
    for (Optional<String> service : List.of(NONE, Optional.of("shop"))) {
      for (Optional<String> disposition : List.of(NONE, Optional.of("thrown"))) {
        for (Optional<Cursor> before : List.of(Optional.<Cursor>empty(), PLACE)) {
          issues.issues(new IssueQuery(NONE, service, disposition, before, 10));
        }
      }
    }

    assertThat(plans())
        .hasSize(8)
        .allMatch(step -> step.matches("(SEARCH|SCAN) issue USING INDEX .*"))
        .filteredOn(step -> step.startsWith("SCAN"))
        .as("the newest of all, which ends at the limit")
        .containsExactly("SCAN issue USING INDEX issue_by_last_seen");
    assertThat(plans().get(7))
        .contains("issue_by_service_and_disposition (service=? AND disposition=? AND ");
  }

  @Test
  void aTextIsLookedForInTheNewestIssuesAndThenInTheTable() throws SQLException {
    save(3);
    IssueReader reader = new IssueReader(database, 2);
    asked.clear();

    reader.issues(
        new IssueQuery(
            Optional.of("no"), Optional.of("shop"), Optional.of("thrown"), PLACE_OF_NONE, 10));

    assertThat(plans())
        .satisfiesExactly(
            newest ->
                assertThat(newest)
                    .contains("issue_by_service_and_disposition (service=? AND disposition=? AND "),
            all -> assertThat(all).isEqualTo("SCAN issue"),
            order -> assertThat(order).isEqualTo("USE TEMP B-TREE FOR ORDER BY"));
  }

  private void save(int issues) throws SQLException {
    try (Connection connection = database.getConnection();
        EventWriter writer = new EventWriter(connection)) {
      for (int i = 0; i < issues; i++) {
        writer.write(TestEvents.event("i" + i, "e" + i, TestEvents.NINE), 1);
      }
    }
  }

  @Test
  void servicesAndDispositionsAreFoundFromOneToTheNext() throws SQLException {
    issues.services();
    issues.dispositions();

    assertThat(plans())
        .filteredOn(step -> step.contains(" issue "))
        .hasSize(4)
        .allMatch(step -> step.startsWith("SEARCH issue USING COVERING INDEX"));
  }

  @Test
  void anIssueItsEventsAndItsTrendAreFoundByAnIndex() throws SQLException {
    issues.issue("i");
    issues.hourlyCounts(List.of("i", "j"), 1);
    events.events("i", PLACE, 10);
    events.event("i", Optional.empty());
    events.event("i", Optional.of("e"));
    events.issueOf("e");

    assertThat(plans()).hasSize(6).allMatch(step -> step.matches("SEARCH [a-z_]+ USING INDEX .*"));
  }

  /** Each step of what was asked. */
  private List<String> plans() throws SQLException {
    List<String> steps = new ArrayList<>();
    for (String sql : List.copyOf(asked)) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
        while (row.next()) {
          steps.add(row.getString("detail"));
        }
      }
    }
    return steps;
  }

  /** Keeps the SQL that is prepared on its connections. */
  private final class RecordedDatabase extends SQLiteDataSource {
    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      return (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("prepareStatement")) {
                  asked.add((String) arguments[0]);
                }
                try {
                  return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }
}
