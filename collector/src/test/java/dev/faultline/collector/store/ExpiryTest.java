package dev.faultline.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class ExpiryTest {

  private static final Retention TEN_EVENTS = new Retention(10, Duration.ofDays(30));

  @TempDir Path folder;

  @Test
  void issuesAreTrimmedThoughOthersHaveTakenTheirPlaceInMemory() throws SQLException {
    SQLiteDataSource database = new SQLiteDataSource();
    database.setUrl("jdbc:sqlite:" + folder.resolve("faultline.db"));
    try (Connection connection = database.getConnection()) {
      Migrations.bundled().run(connection);
      connection.setAutoCommit(false);
      try (EventWriter writer = new EventWriter(connection);
          Expiry expiry = new Expiry(connection, TEN_EVENTS, 2)) {
        for (int i = 0; i < 30; i++) {
          for (String issue : List.of("a", "b", "c")) {
            writer.write(TestEvents.event(issue, issue + i, TestEvents.NINE.plusSeconds(i)), 1);
            expiry.gained(issue);
          }
        }
      }

      assertThat(events(connection)).isEqualTo(Map.of("a", 10, "b", 10, "c", 10));
    }
  }

  private static Map<String, Integer> events(Connection connection) throws SQLException {
    Map<String, Integer> events = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT issue_id, COUNT(*) FROM event GROUP BY issue_id")) {
      while (row.next()) {
        events.put(row.getString(1), row.getInt(2));
      }
    }
    return events;
  }
}
