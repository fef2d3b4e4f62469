package dev.faultline.collector.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The connection that writes, and what is prepared on it. Not thread-safe. */
final class WritingSession implements AutoCloseable {

  /** Part of a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T run(EventWriter writer, Expiry expiry) throws SQLException;
  }

  private final Connection connection;
  private final EventWriter writer;
  private final Expiry expiry;
  private boolean usable = true;

  private WritingSession(Connection connection, Retention retention) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    writer = new EventWriter(connection);
    expiry = new Expiry(connection, retention);
  }

  static WritingSession open(DataSource source, Retention retention) throws SQLException {
    Connection connection = source.getConnection();
    try {
      return new WritingSession(connection, retention);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Commits what {@code work} does, or none of it if that fails. */
  <T> T transaction(Work<T> work) throws SQLException {
    boolean committed = false;
    try {
      T result = work.run(writer, expiry);
      connection.commit();
      committed = true;
      return result;
    } finally {
      if (!committed) {
        rollback();
      }
    }
  }

  /**
   * On a full disk, a failing one, or without memory, SQLite ends the transaction by itself. The
   * driver does not notice, and never begins another: such a connection is of no more use.
   */
  private void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      usable = false;
    }
  }

  /** Whether another transaction can be had. If not, close this session and open another. */
  boolean isUsable() {
    return usable;
  }

  @Override
  public void close() throws SQLException {
    try (connection;
        expiry) {
      writer.close();
    }
  }
}
