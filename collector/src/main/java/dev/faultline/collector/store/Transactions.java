package dev.faultline.collector.store;

import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Transactions, one after the other, on a session that is replaced when it is of no more use. Not
 * thread-safe.
 */
final class Transactions implements AutoCloseable {

  private final DataSource database;
  private final Retention retention;
  private WritingSession session;

  /**
   * @param database its schema is the newest
   */
  Transactions(DataSource database, Retention retention) throws SQLException {
    this.database = database;
    this.retention = retention;
    session = WritingSession.open(database, retention);
  }

  /** Commits what {@code work} does, or none of it if that fails. */
  <T> T run(WritingSession.Work<T> work) throws SQLException {
    if (!session.isUsable()) {
      session.close();
      session = WritingSession.open(database, retention);
    }
    return session.transaction(work);
  }

  @Override
  public void close() throws SQLException {
    session.close();
  }
}
