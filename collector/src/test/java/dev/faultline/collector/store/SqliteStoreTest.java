package dev.faultline.collector.store;

import static dev.faultline.collector.store.TestEvents.NINE;
import static dev.faultline.collector.store.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.collector.event.Event;
import dev.faultline.collector.event.EventJson;
import dev.faultline.collector.grouping.Grouping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {

  private static final Retention TEN_EVENTS = new Retention(10, Duration.ofDays(30));

  @TempDir Path data;

  private SqliteStore open() {
    return SqliteStore.open(data, TEN_EVENTS, Clock.fixed(NINE, ZoneOffset.UTC));
  }

  @Test
  void onlyTheNewestEventsAreKeptAndAllAreCounted() {
    try (SqliteStore store = open()) {
      for (int i = 0; i < 100; i++) {
        store.save(List.of(event("i", String.format("e%03d", i), NINE.plusSeconds(i))));
      }

      assertThat(store.issue("i").orElseThrow().count()).isEqualTo(100);
      assertThat(store.events("i", Optional.empty(), 100).entries())
          .extracting(Event::id)
          .hasSizeBetween(10, 11)
          .startsWith("e099", "e098");
    }
  }

  @Test
  void anEventThatIsNoLongerKeptIsStillNotCountedTwice() {
    try (SqliteStore store = open()) {
      for (int i = 0; i < 50; i++) {
        store.save(List.of(event("i", "e" + i, NINE.plusSeconds(i))));
      }
      store.save(List.of(event("i", "e0", NINE)));
      assertThat(store.expire(NINE.plus(Duration.ofHours(23)))).isFalse();
      store.save(List.of(event("i", "e1", NINE.plusSeconds(1))));

      assertThat(store.issue("i").orElseThrow().count()).isEqualTo(50);
    }
  }

  @Test
  void issuesThatWereNotSeenForLongAreRemovedWithAllOfTheirs() {
    try (SqliteStore store = open()) {
      store.save(
          List.of(event("old", "o", NINE), event("new", "n", NINE.plus(Duration.ofDays(1)))));

      store.expire(NINE.plus(Duration.ofDays(30)).plusSeconds(1));

      assertThat(store.issue("old")).isEmpty();
      assertThat(store.events("old", Optional.empty(), 10).entries()).isEmpty();
      assertThat(store.hourlyCounts(List.of("old", "new"), 0))
          .isEqualTo(
              Map.of("new", Map.of(NINE.plus(Duration.ofDays(1)).getEpochSecond() / 3600, 1L)));
      assertThat(store.issue("new")).isPresent();
    }
  }

  @Test
  void eachServiceAndDispositionIsListedOnce() {
    try (SqliteStore store = open()) {
      store.save(
          List.of(
              event("a", "a1", "web", "handled"),
              event("b", "b1", "", "thrown"),
              event("c", "c1", "web", "thrown"),
              event("d", "d1", "shop", "")));

      assertThat(store.services()).containsExactly("", "shop", "web");
      assertThat(store.dispositions()).containsExactly("handled", "thrown");
    }
  }

  @Test
  void nothingOfABatchStaysIfItFails() {
    try (SqliteStore store = open()) {
      NewEvent broken = new NewEvent(event("i", "e2", NINE).event(), new Grouping("i", null), null);

      assertThatThrownBy(() -> store.save(List.of(event("i", "e1", NINE), broken)))
          .isInstanceOf(StoreException.class);

      assertThat(store.issue("i")).isEmpty();
      store.save(List.of(event("i", "e1", NINE)));
      assertThat(store.issue("i").orElseThrow().count()).isEqualTo(1);
    }
  }

  @Test
  void anEventThatCannotBeReadDoesNotHideTheOthers() throws SQLException {
    try (SqliteStore store = open()) {
      store.save(List.of(event("i", "good", NINE), event("i", "bad", NINE.plusSeconds(1))));
      execute("UPDATE event SET body = '{\"id\":\"bad\"}' WHERE id = 'bad'");

      assertThat(store.events("i", Optional.empty(), 10).entries())
          .extracting(Event::id, Event::disposition)
          .containsExactly(tuple("bad", "unreadable"), tuple("good", "thrown"));
      assertThat(store.event("i", Optional.empty()).orElseThrow().olderId()).contains("good");
    }
  }

  @Test
  void issuesOfAnOlderCollectorCanBeFound() throws SQLException {
    try (SqliteStore store = open()) {
      store.save(List.of(event("i", "e", "ÄRGER")));
    }
    // As the first schema was.
    for (String index :
        List.of(
            "issue_by_service",
            "issue_by_disposition",
            "issue_by_service_and_disposition",
            "receipt_of_removed_event",
            "issue_hour_by_hour")) {
      execute("DROP INDEX " + index);
    }
    execute("ALTER TABLE receipt DROP COLUMN kept");
    execute("CREATE INDEX receipt_by_received_at ON receipt (received_at)");
    execute("INSERT INTO receipt VALUES ('removed', 'i', 1, 1, 1, 1)");
    execute("ALTER TABLE issue DROP COLUMN search");
    execute("ALTER TABLE issue DROP COLUMN disposition");
    Event event = event("i", "e", "shop", "uncaught").event();
    execute("UPDATE event SET body = '" + new EventJson().write(event) + "'");
    execute("DELETE FROM schema_version WHERE version > 1");

    try (SqliteStore store = open()) {
      IssueQuery query =
          new IssueQuery(
              Optional.of("Ärger"), Optional.empty(), Optional.empty(), Optional.empty(), 10);
      assertThat(store.issues(query).entries())
          .extracting(Issue::id, Issue::disposition)
          .containsExactly(tuple("i", "uncaught"));
      assertThat(store.events("i", Optional.empty(), 10).entries())
          .extracting(Event::disposition)
          .containsExactly("uncaught");
      store.expire(NINE);
      // The receipt of an event that was removed long ago is gone: it counts once more.
      store.save(List.of(event("i", "removed", NINE), event("i", "e", NINE)));
      assertThat(store.issue("i").orElseThrow().count()).isEqualTo(2);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("faultline.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aDatabaseOfANewerCollectorIsLeftAlone() throws SQLException {
    open().close();
    execute("INSERT INTO schema_version (version, name) VALUES (99, 'from the future')");

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("schema version 99")
        .hasMessageContaining("newer collector");
  }

  @Test
  void aSecondCollectorIsKeptOut() {
    try (SqliteStore first = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("another collector uses the data directory " + data);
      assertThat(first.services()).isEmpty();
    }
    open().close();
  }

  @Test
  void aFileInPlaceOfTheDatabaseIsExplained() throws IOException {
    Files.writeString(
        data.resolve("faultline.db"),
        "not a database, but long enough to be read as one".repeat(30));

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(data.resolve("faultline.db").toString());
  }
}
