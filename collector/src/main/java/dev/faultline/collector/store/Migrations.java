package dev.faultline.collector.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a database to the newest schema, step by step; each step happens wholly or not at all. */
final class Migrations {

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  private static final String FOLDER = "migrations/";

  /** What SQL alone cannot do, after the SQL of the step with that name. */
  private static final Map<String, FollowUp> FOLLOW_UPS =
      Map.of(
          "002-issue-search.sql",
          SearchText::fillIn,
          "003-issue-disposition.sql",
          IssueDispositions::fillIn);

  private final List<String> names;

  private Migrations(List<String> names) {
    this.names = names;
  }

  /** Those that are part of the collector. */
  static Migrations bundled() {
    return new Migrations(
        read("migrations.txt")
            .lines()
            .filter(line -> !line.isBlank())
            .collect(Collectors.toList()));
  }

  /**
   * Runs what {@code connection}'s database has not seen yet.
   *
   * @throws StoreException if the database is from a newer version than this one
   */
  void run(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS schema_version (version BIGINT PRIMARY KEY, name TEXT NOT NULL)");
    }
    int version = version(connection);
    if (version > names.size()) {
      throw new StoreException(
          "the database has schema version "
              + version
              + ", this collector knows up to "
              + names.size()
              + ": start a newer collector, or give another --data directory");
    }
    if (version > 0 && version < names.size()) {
      LOG.info(
          "the database gets schema version {}, which takes a while where it is large",
          names.size());
    }
    for (int next = version + 1; next <= names.size(); next++) {
      migrate(connection, next);
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM schema_version")) {
      row.next();
      return row.getInt(1);
    }
  }

  private void migrate(Connection connection, int version) throws SQLException {
    String name = names.get(version - 1);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO schema_version (version, name) VALUES (?, ?)")) {
      for (String sql : read(name).split(";\\s*\n")) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
      if (FOLLOW_UPS.containsKey(name)) {
        FOLLOW_UPS.get(name).run(connection);
      }
      insert.setInt(1, version);
      insert.setString(2, name);
      insert.executeUpdate();
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static String read(String name) {
    try (InputStream in = Migrations.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the collector's jar lacks " + FOLDER + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface FollowUp {
    void run(Connection connection) throws SQLException;
  }
}
