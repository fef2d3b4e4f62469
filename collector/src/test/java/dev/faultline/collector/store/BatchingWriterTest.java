package dev.faultline.collector.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.collector.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BatchingWriterTest {

  private final GatedStore store = new GatedStore();

  private static List<NewEvent> events(NewEvent... events) {
    return List.of(events);
  }

  private static NewEvent event(String json) {
    return new NewEvent(null, null, json.getBytes(UTF_8));
  }

  @Test
  void requestsThatWaitAreWrittenTogether() throws Exception {
    try (BatchingWriter writer = BatchingWriter.start(store, Clock.systemUTC(), 10)) {
      CompletableFuture<Void> first = writer.submit(events(event("a")));
      store.awaitWriting();
      CompletableFuture<Void> second = writer.submit(events(event("b")));
      CompletableFuture<Void> third = writer.submit(events(event("c"), event("d")));
      assertThat(first).isNotDone();
      store.permits.release(100);

      CompletableFuture.allOf(first, second, third).get();

      assertThat(store.batches).containsExactly(List.of("a"), List.of("b", "c", "d"));
    }
  }

  @Test
  void aFullQueueRefuses() throws Exception {
    try (BatchingWriter writer = BatchingWriter.start(store, Clock.systemUTC(), 2)) {
      writer.submit(events(event("being written")));
      store.awaitWriting();
      writer.submit(events(event("1")));
      writer.submit(events(event("2")));

      assertThatThrownBy(() -> writer.submit(events(event("3"))))
          .isInstanceOf(StoreQueueFullException.class);

      store.permits.release(100);
    }
  }

  @Test
  void closingWritesWhatWaitsAndTakesNoMore() {
    BatchingWriter writer = BatchingWriter.start(store, Clock.systemUTC(), 10);
    CompletableFuture<Void> first = writer.submit(events(event("a")));
    CompletableFuture<Void> second = writer.submit(events(event("b")));
    store.permits.release(100);

    writer.close();

    assertThat(first).isCompleted();
    assertThat(second).isCompleted();
    assertThat(writer.isRunning()).isFalse();
    assertThatThrownBy(() -> writer.submit(events(event("c"))))
        .isInstanceOf(StoreQueueFullException.class);
  }

  @Test
  void oneBadRequestDoesNotSpoilTheOthersOfItsBatch() throws Exception {
    try (BatchingWriter writer = BatchingWriter.start(store, Clock.systemUTC(), 10)) {
      writer.submit(events(event("a")));
      store.awaitWriting();
      CompletableFuture<Void> good = writer.submit(events(event("b")));
      CompletableFuture<Void> bad = writer.submit(events(event("bad")));
      store.permits.release(100);

      good.get();
      assertThatThrownBy(bad::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(StoreException.class);
    }
  }

  @Test
  void isFailingUntilSomethingIsStoredAgain() throws Exception {
    store.permits.release(100);
    try (BatchingWriter writer = BatchingWriter.start(store, Clock.systemUTC(), 10)) {
      assertThatThrownBy(() -> writer.submit(events(event("bad"))).get())
          .hasCauseInstanceOf(StoreException.class);
      assertThat(writer.isFailing()).isTrue();

      writer.submit(events(event("good"))).get();

      assertThat(writer.isFailing()).isFalse();
    }
  }

  @Test
  void evenAnErrorFailsOnlyItsOwnRequest() throws Exception {
    store.permits.release(100);
    try (BatchingWriter writer = BatchingWriter.start(store, Clock.systemUTC(), 10)) {
      assertThatThrownBy(() -> writer.submit(events(event("huge"))).get())
          .hasCauseInstanceOf(OutOfMemoryError.class);

      writer.submit(events(event("good"))).get();

      assertThat(writer.isRunning()).isTrue();
    }
  }

  @Test
  void expiryGoesOnUntilAllIsDoneAndEventsAreWrittenInBetween() throws Exception {
    store.permits.release(100);
    store.stepsOfExpiry.set(Integer.MAX_VALUE);
    try (BatchingWriter writer = BatchingWriter.start(store, Clock.systemUTC(), 10)) {
      writer.submit(events(event("a"))).get();
      await().until(() -> store.stepsOfExpiry.get() < Integer.MAX_VALUE - 10);
      writer.submit(events(event("b"))).get();

      store.stepsOfExpiry.set(10);
      await().until(() -> store.stepsOfExpiry.get() == 0);
    }
  }

  /** Writes only as often as it is permitted to. */
  private static final class GatedStore implements IssueStore {

    final Semaphore permits = new Semaphore(0);
    final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger stepsOfExpiry = new AtomicInteger();
    private final Semaphore writing = new Semaphore(0);

    void awaitWriting() throws InterruptedException {
      writing.acquire();
    }

    @Override
    public void save(List<NewEvent> events) {
      if (events.isEmpty()) {
        return;
      }
      writing.release();
      permits.acquireUninterruptibly();
      if (events.stream().anyMatch(event -> json(event).equals("bad"))) {
        throw new StoreException("bad event");
      }
      if (events.stream().anyMatch(event -> json(event).equals("huge"))) {
        throw new OutOfMemoryError("as if the heap were full");
      }
      batches.add(events.stream().map(GatedStore::json).collect(Collectors.toList()));
    }

    private static String json(NewEvent event) {
      return new String(event.body(), UTF_8);
    }

    @Override
    public boolean expire(Instant now) {
      return stepsOfExpiry.updateAndGet(left -> Math.max(0, left - 1)) > 0;
    }

    @Override
    public Page<Issue> issues(IssueQuery query) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Issue> issue(String id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<String> services() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<String> dispositions() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Page<Event> events(String issueId, Optional<Cursor> before, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<EventView> event(String issueId, Optional<String> eventId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> issueOf(String eventId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Map<Long, Long>> hourlyCounts(Collection<String> issueIds, long fromHour) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
