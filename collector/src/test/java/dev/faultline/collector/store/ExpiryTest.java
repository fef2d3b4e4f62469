package dev.faultline.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.event.Times;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class ExpiryTest {

  private static final Retention TEN_EVENTS = new Retention(10, Duration.ofDays(30));

  private static final Instant LATER =
      TestEvents.NINE.plus(TEN_EVENTS.issueAge()).plus(Duration.ofHours(2));

  @TempDir Path folder;

  private Connection connection;

  @BeforeEach
  void create() throws SQLException {
    SQLiteDataSource database = new SQLiteDataSource();
    database.setUrl("jdbc:sqlite:" + folder.resolve("faultline.db"));
    connection = database.getConnection();
    Migrations.bundled().run(connection);
    connection.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void issuesAreTrimmedThoughOthersHaveTakenTheirPlaceInMemory() throws SQLException {
    try (EventWriter writer = new EventWriter(connection);
        Expiry expiry = new Expiry(connection, TEN_EVENTS, 2, Duration.ZERO)) {
      for (int i = 0; i < 30; i++) {
        for (String issue : List.of("a", "b", "c")) {
          writer.write(TestEvents.event(issue, issue + i, TestEvents.NINE.plusSeconds(i)), 1);
          expiry.gained(issue);
        }
      }
    }

    assertThat(events(connection)).isEqualTo(Map.of("a", 10, "b", 10, "c", 10));
  }

  @Test
  void anIssueOfWhichFarFewerEventsAreToBeKeptIsTrimmedInSteps() throws SQLException {
    int many = 2 * Expiry.ROWS_AT_ONCE + 50;
    try (EventWriter writer = new EventWriter(connection);
        Expiry expiry = new Expiry(connection, TEN_EVENTS, 100, Duration.ZERO)) {
      write(writer, "a", many);

      expiry.gained("a");
      assertThat(events(connection)).isEqualTo(Map.of("a", many - Expiry.ROWS_AT_ONCE));
      expiry.gained("a");
      expiry.gained("a");
    }

    assertThat(events(connection)).isEqualTo(Map.of("a", 10));
  }

  @Test
  void issuesAreRemovedInSteps() throws SQLException {
    int many = 2 * Expiry.ROWS_AT_ONCE + 50;
    try (EventWriter writer = new EventWriter(connection);
        Expiry expiry = new Expiry(connection, TEN_EVENTS, 100, Duration.ZERO)) {
      write(writer, "a", many);
      write(writer, "b", 1);
      writer.write(TestEvents.event("new", "n", LATER), 1);

      assertThat(expiry.expire(LATER)).isTrue();
      assertThat(events(connection))
          .isEqualTo(Map.of("a", many - Expiry.ROWS_AT_ONCE, "b", 1, "new", 1));
      expireAll(expiry, LATER);
    }

    assertThat(events(connection)).isEqualTo(Map.of("new", 1));
    assertThat(texts("SELECT id FROM issue")).containsExactly("new");
    assertThat(texts("SELECT issue_id FROM issue_hour")).containsExactly("new");
  }

  @Test
  void receiptsOutliveTheirEventsByADay() throws SQLException {
    long written = Times.epochNanos(TestEvents.NINE);
    try (EventWriter writer = new EventWriter(connection);
        Expiry expiry = new Expiry(connection, TEN_EVENTS, 100, Duration.ZERO)) {
      for (int i = 10; i < 24; i++) {
        writer.write(TestEvents.event("a", "e" + i, TestEvents.NINE.plusSeconds(i)), written);
        expiry.gained("a");
      }
      expireAll(expiry, TestEvents.NINE.plus(Duration.ofHours(24)));
      assertThat(texts("SELECT event_id FROM receipt")).hasSize(14);
      expireAll(expiry, TestEvents.NINE.plus(Duration.ofHours(25)));
      assertThat(texts("SELECT event_id FROM receipt"))
          .isEqualTo(texts("SELECT id FROM event"))
          .hasSize(10);
    }
  }

  @Test
  void theReceiptOfARemovedEventThatIsKeptAgainIsKept() throws SQLException {
    long written = Times.epochNanos(TestEvents.NINE);
    try (EventWriter writer = new EventWriter(connection);
        Expiry expiry = new Expiry(connection, TEN_EVENTS, 100, Duration.ZERO)) {
      for (int i = 10; i < 24; i++) {
        writer.write(TestEvents.event("a", "e" + i, TestEvents.NINE.plusSeconds(i)), written);
        expiry.gained("a");
      }
      writer.write(TestEvents.event("a", "e10", TestEvents.NINE.plusSeconds(90)), written);
      expireAll(expiry, TestEvents.NINE.plus(Duration.ofHours(25)));
    }

    assertThat(texts("SELECT event_id FROM receipt")).hasSize(11).contains("e10");
  }

  private static void write(EventWriter writer, String issue, int events) throws SQLException {
    for (int i = 0; i < events; i++) {
      writer.write(TestEvents.event(issue, issue + i, TestEvents.NINE), 1);
    }
  }

  private static void expireAll(Expiry expiry, Instant now) throws SQLException {
    boolean more = true;
    while (more) {
      more = expiry.expire(now);
    }
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql + " ORDER BY 1")) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
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
