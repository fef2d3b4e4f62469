package dev.faultline.collector.store;

import dev.faultline.collector.event.Event;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps issues and events. Reads may come from any thread at any time; {@link #save} and {@link
 * #expire} from one thread at a time. All methods throw {@link StoreException} when the store
 * fails.
 */
public interface IssueStore extends AutoCloseable {

  /**
   * Stores events in one transaction: all are durable when this returns, or none if it throws. An
   * event whose id is known replaces the stored one and is not counted again, unless what is stored
   * was observed later.
   */
  void save(List<NewEvent> events);

  /**
   * Removes some of what is older than this store keeps, as of {@code now}: so little that events
   * which are to be stored do not wait for long.
   *
   * @return whether there is more to remove
   */
  boolean expire(Instant now);

  /** Issues, newest last-seen first. */
  Page<Issue> issues(IssueQuery query);

  /** The issue with this id. */
  Optional<Issue> issue(String id);

  /** Names of all services that have issues, sorted. */
  List<String> services();

  /** Dispositions of all issues, sorted. */
  List<String> dispositions();

  /**
   * The events of an issue that are kept, newest first.
   *
   * @param before where to begin; empty for the newest
   * @param limit 1 or more
   */
  Page<Event> events(String issueId, Optional<Cursor> before, int limit);

  /**
   * One event of an issue.
   *
   * @param eventId empty for the newest
   */
  Optional<EventView> event(String issueId, Optional<String> eventId);

  /** The id of the issue that an event belongs to, as long as the event is kept. */
  Optional<String> issueOf(String eventId);

  /**
   * How many exceptions each issue had per hour.
   *
   * @param fromHour the first hour that counts, in hours since 1970
   * @return by issue id, by hour since 1970; hours and issues without any are absent
   */
  Map<String, Map<Long, Long>> hourlyCounts(Collection<String> issueIds, long fromHour);

  /** Ends all work and gives the store free for other processes. */
  @Override
  void close();
}
