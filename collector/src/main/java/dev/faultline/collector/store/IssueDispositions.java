package dev.faultline.collector.store;

import dev.faultline.collector.event.EventJson;
import dev.faultline.collector.event.UnreadableEventException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The disposition of each issue's newest event. */
final class IssueDispositions {

  private IssueDispositions() {}

  /** Fills in the column of all issues, when it is new. */
  static void fillIn(Connection connection) throws SQLException {
    EventJson json = new EventJson();
    try (Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                "SELECT id, (SELECT body FROM event WHERE issue_id = issue.id"
                    + " ORDER BY time DESC, id DESC LIMIT 1) FROM issue");
        PreparedStatement update =
            connection.prepareStatement("UPDATE issue SET disposition = ? WHERE id = ?")) {
      while (row.next()) {
        update.setString(1, disposition(json, row.getString(2)));
        update.setString(2, row.getString(1));
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  private static String disposition(EventJson json, String body) {
    if (body == null) {
      return "thrown";
    }
    try {
      return json.read(body).disposition();
    } catch (UnreadableEventException e) {
      return "thrown"; // as a sender says that does not know; its page tells what is wrong
    }
  }
}
