package dev.faultline.capture.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.FixedBudget;
import dev.faultline.capture.context.ContextAssembler;
import dev.faultline.capture.context.ThreadContexts;
import dev.faultline.capture.governor.DetailLevel;
import dev.faultline.capture.record.EventIdentities;
import dev.faultline.capture.record.ExceptionRecorder;
import dev.faultline.capture.record.InjectedFaults;
import dev.faultline.capture.record.RecordQueue;
import dev.faultline.capture.record.RecordingRates;
import dev.faultline.capture.record.StackDepth;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.capture.site.ThrownOrigin;
import dev.faultline.capture.snapshot.SnapshotLimits;
import dev.faultline.capture.snapshot.Snapshotter;
import dev.faultline.client.event.ExceptionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StoryTellerTest {

  @TempDir Path folder;

  private final SiteRegistry sites = new SiteRegistry();
  private final ThrowSite site =
      sites.of("com.acme.Shop", null).throwSite(0, "pay", 10, List.of(), ThrownOrigin.ELSEWHERE);
  private final FixedBudget budget = new FixedBudget();
  private final RecordQueue queue = new RecordQueue(10_000);
  private final ExceptionRecorder recorder =
      new ExceptionRecorder(
          sites,
          new Snapshotter(SnapshotLimits.builder().build(), Redaction.usual()),
          queue,
          new RecordingRates(Stories.ALL, Stories.ALL, Stories.ALL),
          StackDepth.UNKNOWN,
          budget,
          new ThreadContexts(100),
          AgentLog.standardError(AgentLog.Level.OFF));
  private final List<ExceptionEvent> told = new CopyOnWriteArrayList<>();
  private Thread thread;

  @AfterEach
  void stop() throws InterruptedException {
    if (thread != null) {
      thread.interrupt();
      thread.join();
    }
  }

  @Test
  void tellsWhatIsRecordedByItself() throws Exception {
    start(told::add);
    throwOne("a");

    await().until(() -> told.size() == 1);
  }

  @Test
  void tellsEverythingThatWasRecordedBeforeAFlush() throws Exception {
    StoryTeller teller = start(told::add);
    for (int i = 0; i < 5000; i++) {
      throwOne("m" + i);
    }

    assertThat(teller.flush(30, TimeUnit.SECONDS)).isTrue();
    assertThat(told).hasSize(5000);
  }

  @Test
  void tellsTheCountsOfWhatWasNotRecordedWithAFlush() throws Exception {
    StoryTeller teller = start(told::add);
    throwOne("a");
    assertThat(teller.flush(30, TimeUnit.SECONDS)).isTrue();
    site.activity().of(new IllegalStateException()).countUnrecorded(41);

    assertThat(teller.flush(30, TimeUnit.SECONDS)).isTrue();
    assertThat(told).extracting(ExceptionEvent::occurrences).containsExactly(1L, 42L);
  }

  @Test
  void givesUpAFlushAtItsTimeout() throws Exception {
    StoryTeller notRunning = teller(told::add, log());

    assertThat(notRunning.flush(1, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(notRunning.flush(0, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void doesNotTakeAFlushForDoneBecauseAnotherGaveUp() throws Exception {
    StoryTeller teller = teller(told::add, log());
    AtomicReference<Boolean> patient = new AtomicReference<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                patient.set(teller.flush(30, TimeUnit.SECONDS));
              } catch (InterruptedException e) {
                patient.set(null);
              }
            });
    waiting.start();
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    throwOne("a");

    assertThat(teller.flush(1, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(patient.get()).as("still waiting").isNull();
    start(teller);
    waiting.join();

    assertThat(patient.get()).isTrue();
    assertThat(told).hasSize(1);
  }

  /** While their lines are known: weaving a class again makes the JVM forget them. */
  @Test
  void expandsTheStackTracesOfWhatIsNotToldYet() throws Exception {
    StoryTeller teller = teller(told::add, log());
    Expanded cause = new Expanded(null);
    Expanded thrown = new Expanded(cause);
    recorder.thrown(thrown, site.number(), null);
    start(teller);

    assertThat(teller.expand(30, TimeUnit.SECONDS)).isTrue();
    assertThat(thrown.stackTraces).hasPositiveValue();
    assertThat(cause.stackTraces).hasPositiveValue();

    await().until(() -> told.size() == 1);
    assertThat(told.get(0).exceptions()).hasSize(2);
  }

  @Test
  void expandsNothingWithoutEnoughOfTheBudget() throws Exception {
    budget.level = DetailLevel.NO_STACK_TRACES;
    StoryTeller teller = start(told::add);
    Expanded thrown = new Expanded(null);
    recorder.thrown(thrown, site.number(), null);

    assertThat(teller.expand(30, TimeUnit.SECONDS)).isTrue();
    assertThat(teller.flush(30, TimeUnit.SECONDS)).isTrue();
    assertThat(told).hasSize(1);
    assertThat(thrown.stackTraces).hasValue(0);
  }

  @Test
  void servesSeveralFlushesAtOnce() throws Exception {
    StoryTeller teller = start(told::add);
    throwOne("a");

    dev.faultline.capture.AtOnce.run(
        4, t -> assertThat(teller.flush(30, TimeUnit.SECONDS)).isTrue());

    assertThat(told).hasSize(1);
  }

  @Test
  void goesOnWhenTheOutletFailsAndFlushesTheOthers() throws Exception {
    StoryTeller teller =
        start(
            event -> {
              if (event.exceptions().get(0).message().equals("bad")) {
                throw new IllegalStateException("refused");
              }
              told.add(event);
            });
    for (int i = 0; i < 10; i++) {
      throwOne("bad");
      throwOne("good");
    }

    assertThat(teller.flush(30, TimeUnit.SECONDS)).isTrue();

    assertThat(told).hasSize(10);
    assertThat(Files.readAllLines(folder.resolve("log")))
        .hasSize(3)
        .allSatisfy(
            line ->
                assertThat(line)
                    .endsWith(
                        "an exception of the application could not be told:"
                            + " java.lang.IllegalStateException: refused"));
  }

  @Test
  void goesOnWhenAnErrorComesOutOfTheOutlet() throws Exception {
    StoryTeller teller =
        start(
            event -> {
              told.add(event);
              throw new OutOfMemoryError();
            });
    throwOne("a");
    throwOne("b");

    assertThat(teller.flush(30, TimeUnit.SECONDS)).isTrue();
    assertThat(told).hasSize(2);
    assertThat(thread.isAlive()).isTrue();
  }

  @Test
  void endsWhenItsThreadIsInterrupted() throws Exception {
    start(told::add);
    thread.interrupt();
    thread.join();

    assertThat(thread.isAlive()).isFalse();
  }

  private void throwOne(String message) {
    recorder.thrown(new IllegalStateException(message), site.number(), null);
  }

  private StoryTeller start(Consumer<ExceptionEvent> outlet) throws Exception {
    return start(teller(outlet, log()));
  }

  private StoryTeller start(StoryTeller teller) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    thread =
        new Thread(
            () -> {
              started.countDown();
              teller.run();
            });
    thread.setDaemon(true);
    thread.start();
    started.await();
    return teller;
  }

  private StoryTeller teller(Consumer<ExceptionEvent> outlet, AgentLog log) {
    return new StoryTeller(
        queue,
        name -> true,
        Redaction::usual,
        budget,
        () -> Stories.ALL,
        new ContextAssembler(Map.of(), Redaction::usual, 100),
        new EventIdentities(),
        new InjectedFaults(),
        WatchedLoggers.NONE,
        new ExceptionAccount(sites),
        event -> outlet.accept((ExceptionEvent) event),
        Thread::new,
        log);
  }

  private AgentLog log() throws Exception {
    return AgentLog.file(AgentLog.Level.DEBUG, folder.resolve("log").toFile());
  }

  /** Notes how often it was asked for its stack trace. */
  private static final class Expanded extends RuntimeException {

    private static final long serialVersionUID = 1;

    final transient AtomicInteger stackTraces = new AtomicInteger();

    Expanded(Throwable cause) {
      super(cause);
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      stackTraces.incrementAndGet();
      return super.getStackTrace();
    }
  }
}
