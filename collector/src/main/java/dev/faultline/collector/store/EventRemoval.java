package dev.faultline.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Removes events of an issue, and notes in their receipts that they are gone. Not thread-safe. */
final class EventRemoval implements AutoCloseable {

  private final PreparedStatement select;
  private final PreparedStatement markReceipt;
  private final PreparedStatement delete;

  EventRemoval(Connection connection) throws SQLException {
    select =
        connection.prepareStatement(
            "SELECT id FROM event WHERE issue_id = ? ORDER BY time DESC, id DESC LIMIT ? OFFSET ?");
    markReceipt = connection.prepareStatement("UPDATE receipt SET kept = FALSE WHERE event_id = ?");
    delete = connection.prepareStatement("DELETE FROM event WHERE id = ?");
  }

  /**
   * Removes events beyond the newest.
   *
   * @param newestKept how many of the newest stay
   * @param most how many are removed at most
   * @return how many were removed
   */
  int remove(String issueId, int newestKept, int most) throws SQLException {
    List<String> ids = beyond(issueId, newestKept, most);
    for (String id : ids) {
      markReceipt.setString(1, id);
      markReceipt.executeUpdate();
      delete.setString(1, id);
      delete.executeUpdate();
    }
    return ids.size();
  }

  private List<String> beyond(String issueId, int newestKept, int most) throws SQLException {
    select.setString(1, issueId);
    select.setInt(2, most);
    select.setInt(3, newestKept);
    List<String> ids = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
    }
    return ids;
  }

  @Override
  public void close() throws SQLException {
    select.close();
    markReceipt.close();
    delete.close();
  }
}
