package dev.faultline.capture.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.AtOnce;
import dev.faultline.capture.context.CaptureContext;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.HandlerUse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A handler that has an exception while the record of its throw waits goes along with that. */
class CaughtNextTest extends RecorderFixture {

  private final RecordQueue one = new RecordQueue(1);
  private final CatchSite handler =
      sites.of("com.acme.Shop", null).catchSite(9, "ask", 61, HandlerUse.builder().reads().build());
  private final IllegalStateException exception = new IllegalStateException();

  @Test
  void needsNoPlaceInTheQueue() {
    ExceptionRecorder recorder = recorder(one);
    recorder.thrown(exception, site.number(), null);
    Object scope = contexts.open(null);
    contexts.tag(null, "order", "17");
    CaptureContext context = contexts.current();
    recorder.caught(exception, handler.number());
    contexts.close(scope);

    ThrowRecord thrown = (ThrowRecord) one.poll();
    assertThat(one.isEmpty()).isFalse();
    CatchRecord caught = (CatchRecord) one.poll();
    assertThat(one.isEmpty()).isTrue();
    assertThat(one.poll()).isNull();
    assertThat(one.refused()).isZero();
    assertThat(thrown.takeThrowable()).isSameAs(exception);
    assertThat(thrown.context()).isNull();
    assertThat(caught.takeThrowable()).isSameAs(exception);
    assertThat(caught.site()).isSameAs(handler);
    assertThat(caught.isRepeated()).isTrue();
    assertThat(caught.occurrences()).isZero();
    assertThat(caught.threadId()).isEqualTo(Thread.currentThread().getId());
    assertThat(caught.threadName()).isEqualTo(Thread.currentThread().getName());
    assertThat(caught.unixMillis()).isGreaterThanOrEqualTo(thrown.unixMillis());
    assertThat(caught.context()).isSameAs(context).isNotNull();
  }

  @Test
  void goesByItselfOnceTheThrowWasTaken() {
    ExceptionRecorder recorder = recorder(one);
    recorder.thrown(exception, site.number(), null);
    ThreadRecord thrown = one.poll();
    assertThat(one.poll()).isNull();
    recorder.caught(exception, handler.number());

    assertThat(thrown).isInstanceOf(ThrowRecord.class);
    assertThat(((CatchRecord) one.poll()).site()).isSameAs(handler);
    assertThat(one.isEmpty()).isTrue();
  }

  @Test
  void comesBehindWhatTheThreadHasSeenBefore() {
    ExceptionRecorder recorder = recorder(queue);
    recorder.thrown(exception, site.number(), null);
    recorder.boundary(exception, Boundary.LOG, "before");
    recorder.caught(exception, handler.number());

    assertThat(kinds(queue))
        .containsExactly(ThrowRecord.class, BoundaryRecord.class, CatchRecord.class);
  }

  @Test
  void oneHandlerAloneGoesAlong() {
    ExceptionRecorder recorder = recorder(queue);
    recorder.thrown(exception, site.number(), null);
    recorder.caught(exception, handler.number());
    recorder.caught(exception, handler.number());
    recorder.thrown(exception, other.number(), null);

    assertThat(kinds(queue))
        .containsExactly(
            ThrowRecord.class, CatchRecord.class, CatchRecord.class, ThrowRecord.class);
  }

  /** Of an object that all threads throw. */
  @Test
  void doesNotGoAlongWithTheThrowOfAnotherThread() throws Exception {
    ExceptionRecorder recorder = recorder(queue);
    recorder.thrown(exception, site.number(), null);
    AtOnce.run(1, thread -> recorder.thrown(exception, site.number(), null));
    recorder.caught(exception, handler.number());

    ThreadRecord mine = queue.poll();
    ThreadRecord theirs = queue.poll();
    CatchRecord caught = (CatchRecord) queue.poll();
    assertThat(theirs.threadId()).isNotEqualTo(mine.threadId());
    assertThat(caught.threadId()).isEqualTo(mine.threadId());
    assertThat(queue.poll()).isNull();
  }

  @Test
  void nothingIsLostOrOutOfOrderWhileTheQueueIsEmptied() throws Exception {
    int times = 20_000;
    RecordQueue busy = new RecordQueue(3 * times);
    ExceptionRecorder recorder = recorder(busy);
    List<ThreadRecord> polled = new ArrayList<>();
    AtOnce.run(
        3,
        thread -> {
          for (int i = 0; thread == 0 ? polled.size() < 4 * times : i < times; i++) {
            if (thread == 0) {
              ThreadRecord record = busy.poll();
              if (record != null) {
                polled.add(record);
              }
            } else {
              IllegalStateException mine = new IllegalStateException();
              recorder.thrown(mine, site.number(), null);
              recorder.caught(mine, handler.number());
            }
          }
        });

    polled.stream()
        .map(ThreadRecord::threadId)
        .distinct()
        .forEach(
            thread -> {
              List<Record> ofThread =
                  polled.stream()
                      .filter(record -> record.threadId() == thread)
                      .map(Record.class::cast)
                      .toList();
              assertThat(ofThread).hasSize(2 * times);
              for (int i = 0; i < ofThread.size(); i += 2) {
                assertThat(ofThread.get(i)).isInstanceOf(ThrowRecord.class);
                assertThat(ofThread.get(i + 1)).isInstanceOf(CatchRecord.class);
              }
            });
    assertThat(busy.isEmpty()).isTrue();
  }

  private ExceptionRecorder recorder(RecordQueue into) {
    return new ExceptionRecorder(
        sites, snapshotter, into, new RecordingRates(ALL, ALL, ALL), depth, budget, contexts, log);
  }

  private static List<Class<?>> kinds(RecordQueue queue) {
    List<Class<?>> kinds = new ArrayList<>();
    for (ThreadRecord record = queue.poll(); record != null; record = queue.poll()) {
      kinds.add(record.getClass());
    }
    return kinds;
  }
}
