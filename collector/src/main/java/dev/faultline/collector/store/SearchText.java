package dev.faultline.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an issue is found by: the lower case of all languages, which SQLite has of ASCII only. */
final class SearchText {

  /** That an issue has the text of a {@link #pattern}. */
  static final String CONDITION = "search LIKE ? ESCAPE '\\'";

  private SearchText() {}

  /** For what contains {@code text}, in upper or lower case. */
  static String pattern(String text) {
    return "%" + lower(text).replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }

  /** Of an issue with these, of which those may be null that an issue need not have. */
  static String of(String type, String message, String culprit) {
    return lower(
        Stream.of(type, message, culprit)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n")));
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Fills in the column of all issues, when it is new. */
  static void fillIn(Connection connection) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("SELECT id, type, message, culprit FROM issue");
        PreparedStatement update =
            connection.prepareStatement("UPDATE issue SET search = ? WHERE id = ?")) {
      while (row.next()) {
        update.setString(1, of(row.getString(2), row.getString(3), row.getString(4)));
        update.setString(2, row.getString(1));
        update.addBatch();
      }
      update.executeBatch();
    }
  }
}
