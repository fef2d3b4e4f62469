package dev.faultline.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class TransactionsTest {

  private static final Retention RETENTION = new Retention(10, Duration.ofDays(30));

  @TempDir Path folder;

  private final LimitedDatabase database = new LimitedDatabase();

  @BeforeEach
  void create() throws SQLException {
    database.setUrl("jdbc:sqlite:" + folder.resolve("faultline.db"));
    try (Connection connection = database.getConnection()) {
      Migrations.bundled().run(connection);
    }
  }

  private void save(Transactions transactions, String id, int characters) throws SQLException {
    NewEvent event = TestEvents.event("i", id, "x".repeat(characters));
    transactions.run((writer, expiry) -> writer.write(event, 1));
  }

  private int events() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM event")) {
      return row.getInt(1);
    }
  }

  @Test
  void storesAgainOnceTheDiskIsNoLongerFull() throws SQLException {
    database.maxPages = 40;
    try (Transactions transactions = new Transactions(database, RETENTION)) {
      save(transactions, "before", 1);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> save(transactions, "large", 1 << 20))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("SQLITE_FULL");
      }
      assertThat(events()).isEqualTo(1);
      save(transactions, "small", 1);

      database.maxPages = 100_000;
      assertThatThrownBy(() -> save(transactions, "large", 1 << 20))
          .as("the limit holds for a connection's life")
          .isInstanceOf(SQLException.class);
      save(transactions, "large", 1 << 20);

      assertThat(events()).isEqualTo(3);
    }
  }

  /** A database whose file, as seen by each new connection, may have only so many pages. */
  private static final class LimitedDatabase extends SQLiteDataSource {

    int maxPages = 100_000;

    @Override
    public org.sqlite.SQLiteConnection getConnection(String user, String password)
        throws SQLException {
      org.sqlite.SQLiteConnection connection = super.getConnection(user, password);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA max_page_count = " + maxPages);
      }
      return connection;
    }
  }
}
