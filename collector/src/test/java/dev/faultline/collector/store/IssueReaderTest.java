package dev.faultline.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class IssueReaderTest {

  @TempDir Path folder;

  private final SQLiteDataSource database = new SQLiteDataSource();

  /**
   * Every third is of the service "web", every fourth handled; two of each message, seen at once.
   */
  @BeforeEach
  void save() throws SQLException {
    database.setUrl("jdbc:sqlite:" + folder.resolve("faultline.db"));
    try (Connection connection = database.getConnection()) {
      Migrations.bundled().run(connection);
      try (EventWriter writer = new EventWriter(connection)) {
        for (int i = 0; i < 24; i++) {
          String service = i % 3 == 0 ? "web" : "shop";
          String disposition = i % 4 == 0 ? "handled" : "thrown";
          writer.write(
              TestEvents.event(
                  "i" + (char) ('a' + (i * 7) % 24),
                  "e" + i,
                  TestEvents.NINE.plusSeconds(i / 2),
                  "message " + i / 2,
                  service,
                  disposition),
              1);
        }
      }
    }
  }

  @Test
  void whatIsNotAmongTheNewestIsFoundAsIfItWere() throws SQLException {
    IssueReader fewFirst = new IssueReader(database, 3);
    IssueReader allFirst = new IssueReader(database, 1000);
    for (String text : List.of("message", "message 1", "MESSAGE 0", "message_0", "none")) {
      for (Optional<String> service : List.of(Optional.<String>empty(), Optional.of("web"))) {
        for (Optional<String> disposition :
            List.of(Optional.<String>empty(), Optional.of("handled"))) {
          for (int limit = 1; limit < 30; limit += 3) {
            assertThat(pages(fewFirst, text, service, disposition, limit))
                .isEqualTo(pages(allFirst, text, service, disposition, limit));
          }
        }
      }
    }
    assertThat(pages(fewFirst, "MESSAGE 0", Optional.empty(), Optional.empty(), 10).get(0))
        .hasSize(2);
    assertThat(pages(fewFirst, "message", Optional.empty(), Optional.empty(), 10))
        .extracting(List::size)
        .containsExactly(10, 10, 4);
  }

  /** Ids of the issues, page for page. */
  private static List<List<String>> pages(
      IssueReader reader,
      String text,
      Optional<String> service,
      Optional<String> disposition,
      int limit)
      throws SQLException {
    List<List<String>> pages = new ArrayList<>();
    Optional<Cursor> before = Optional.empty();
    do {
      Page<Issue> page =
          reader.issues(new IssueQuery(Optional.of(text), service, disposition, before, limit));
      pages.add(page.entries().stream().map(Issue::id).toList());
      before = page.next();
    } while (before.isPresent());
    return pages;
  }
}
