package dev.faultline.collector.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.faultline.collector.event.Event;
import dev.faultline.collector.event.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One SQLite file in WAL mode: readers are never held up by the one writer. */
public final class SqliteStore implements IssueStore {

  private static final String FILE = "faultline.db";
  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 5_000;

  /**
   * Outside of the heap. With many issues each event goes to other pages of the indexes: with
   * SQLite's 2 MiB each of them is read and written anew for nearly every event.
   */
  private static final int WRITER_CACHE_KIBIBYTES = 32 << 10;

  /** 32 MiB of 4 KiB each: a page that many events change is put in its place once for them. */
  private static final int PAGES_PER_CHECKPOINT = 8 << 10;

  private final DirectoryLock lock;
  private final Transactions writing;
  private final HikariDataSource reading;
  private final IssueReader issues;
  private final StoredEvents events;
  private final Clock clock;

  private SqliteStore(
      DirectoryLock lock, Transactions writing, HikariDataSource reading, Clock clock) {
    this.lock = lock;
    this.writing = writing;
    this.reading = reading;
    this.clock = clock;
    issues = new IssueReader(reading);
    events = new StoredEvents(reading);
  }

  /**
   * Opens the store in {@code directory}, which is made if it is not there.
   *
   * @throws StoreException if the directory cannot be written, is in use, or holds a database of a
   *     newer collector
   */
  public static SqliteStore open(Path directory, Retention retention, Clock clock) {
    try {
      Files.createDirectories(directory);
      DirectoryLock lock = DirectoryLock.acquire(directory);
      try {
        return open(directory.resolve(FILE), lock, retention, clock);
      } catch (SQLException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StoreException(
          "the data directory "
              + directory
              + " cannot be written ("
              + e
              + "): make it writable, or give another --data directory",
          e);
    } catch (SQLException e) {
      throw new StoreException(
          "the database " + directory.resolve(FILE) + " cannot be opened: " + e.getMessage(), e);
    }
  }

  private static SqliteStore open(Path file, DirectoryLock lock, Retention retention, Clock clock)
      throws SQLException {
    SQLiteDataSource database = dataSource(file, false);
    try (Connection connection = database.getConnection()) {
      Migrations.bundled().run(connection);
    }
    Transactions writing = new Transactions(database, retention);
    try {
      return new SqliteStore(lock, writing, readers(file), clock);
    } catch (RuntimeException e) {
      writing.close();
      throw e;
    }
  }

  private static SQLiteDataSource dataSource(Path file, boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // An acknowledged event must survive a power failure; many requests share one commit, so that
    // this costs little.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    if (readOnly) {
      config.setReadOnly(true);
    } else {
      config.setCacheSize(-WRITER_CACHE_KIBIBYTES); // negative: not a number of pages
      config.setPragma(
          SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(PAGES_PER_CHECKPOINT));
    }
    return source;
  }

  private static HikariDataSource readers(Path file) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("readers");
    config.setDataSource(dataSource(file, true));
    config.setReadOnly(true);
    config.setMaximumPoolSize(READERS);
    return new HikariDataSource(config);
  }

  @Override
  public void save(List<NewEvent> entries) {
    long receivedAt = Times.epochNanos(clock.instant());
    transaction(
        (writer, expiry) -> {
          for (NewEvent entry : entries) {
            if (writer.write(entry, receivedAt)) {
              expiry.gained(entry.grouping().issueId());
            }
          }
          return null;
        });
  }

  @Override
  public boolean expire(Instant now) {
    return transaction((writer, expiry) -> expiry.expire(now));
  }

  private <T> T transaction(WritingSession.Work<T> work) {
    try {
      return writing.run(work);
    } catch (SQLException | RuntimeException e) {
      throw new StoreException("cannot write to the database: " + e.getMessage(), e);
    }
  }

  @Override
  public Page<Issue> issues(IssueQuery query) {
    return read(() -> issues.issues(query));
  }

  @Override
  public Optional<Issue> issue(String id) {
    return read(() -> issues.issue(id));
  }

  @Override
  public List<String> services() {
    return read(issues::services);
  }

  @Override
  public List<String> dispositions() {
    return read(issues::dispositions);
  }

  @Override
  public Page<Event> events(String issueId, Optional<Cursor> before, int limit) {
    return read(() -> events.events(issueId, before, limit));
  }

  @Override
  public Optional<EventView> event(String issueId, Optional<String> eventId) {
    return read(() -> events.event(issueId, eventId));
  }

  @Override
  public Optional<String> issueOf(String eventId) {
    return read(() -> events.issueOf(eventId));
  }

  @Override
  public Map<String, Map<Long, Long>> hourlyCounts(Collection<String> issueIds, long fromHour) {
    return read(() -> issues.hourlyCounts(issueIds, fromHour));
  }

  private static <T> T read(Query<T> query) {
    try {
      return query.run();
    } catch (SQLException e) {
      throw new StoreException("cannot read the database: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    reading.close();
    try {
      writing.close();
      lock.close();
    } catch (SQLException | IOException e) {
      throw new StoreException("cannot close the database: " + e.getMessage(), e);
    }
  }

  @FunctionalInterface
  private interface Query<T> {
    T run() throws SQLException;
  }
}
