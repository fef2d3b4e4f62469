package dev.faultline.capture.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.HandlerUse;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.capture.site.ThrownOrigin;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exceptions of which nothing is recorded, while the agent's thread keeps the time. */
class CountedOnlyTest extends RecorderFixture {

  private final CatchSite reader =
      sites
          .of("com.acme.Shop", null)
          .catchSite(0, "order", 60, HandlerUse.builder().reads().build());
  private final CatchSite swallower =
      sites.of("com.acme.Shop", null).catchSite(1, "order", 61, HandlerUse.builder().build());
  private final CatchSite passer =
      sites
          .of("com.acme.Shop", null)
          .catchSite(2, "order", 62, HandlerUse.builder().rethrows().mayComplete(false).build());
  private final ThrowSite rethrow =
      sites
          .of("com.acme.Shop", null)
          .throwSite(3, "order", 63, List.of(), ThrownOrigin.CAUGHT_HERE);

  private ExceptionRecorder recorder;

  @BeforeEach
  void useUpTheRates() {
    recorder = recorder(ONE, ALL, ONE);
    throwMany(recorder, site, 1 + 16);
    records();
    takeUnrecorded(site);
    recorder.look(System.nanoTime());
  }

  @Test
  void countsEachOfThem() {
    throwMany(recorder, site, 1_000);

    assertThat(queue.isEmpty()).isTrue();
    assertThat(takeUnrecorded(site)).isEqualTo(1_000);
    assertThat(site.activity().seen()).isEqualTo(17 + 1_000);
  }

  @Test
  void allocatesNothingForThoseThatAHandlerEnds() {
    int many = 10_000;
    long least = Long.MAX_VALUE;
    // A thread that is left waiting for long between two looks at the clock has to do more.
    for (int round = 0; round < 5 && least > 0; round++) {
      List<Throwable> exceptions = exceptions(many);
      recorder.look(System.nanoTime());
      throwAndCatch(exceptions.subList(0, 1));
      long before = allocated();
      throwAndCatch(exceptions);
      least = Math.min(least, allocated() - before);
    }

    assertThat(least).as("bytes for " + many + " exceptions").isLessThan(many);
  }

  private void throwAndCatch(List<Throwable> exceptions) {
    for (int i = 0; i < exceptions.size(); i++) {
      recorder.thrown(exceptions.get(i), site.number(), null);
      recorder.caught(exceptions.get(i), reader.number());
    }
  }

  private static List<Throwable> exceptions(int many) {
    List<Throwable> exceptions = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      exceptions.add(new IllegalStateException());
    }
    return exceptions;
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void knowsOneThatIsThrownAgainHoweverOftenTheAgentHasLooked(int looks) {
    Throwable thrown = new IllegalStateException();
    recorder.thrown(thrown, site.number(), null);
    for (int i = 0; i < looks; i++) {
      recorder.look(System.nanoTime());
    }
    recorder.caught(thrown, passer.number());
    recorder.thrown(thrown, rethrow.number(), null);
    recorder.thrown(thrown, other.number(), null);

    assertThat(takeUnrecorded(site)).isOne();
    assertThat(takeUnrecorded(rethrow) + takeUnrecorded(other)).isZero();
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void knowsOneThatIsThrownAgainAfterOthersInBetween() {
    Throwable thrown = new IllegalStateException();
    recorder.thrown(thrown, site.number(), null);
    throwMany(recorder, site, 7);
    recorder.thrown(thrown, other.number(), null);

    assertThat(takeUnrecorded(site)).isEqualTo(8);
    assertThat(takeUnrecorded(other)).isZero();
  }

  @Test
  void knowsOneThatAHandlerPassesOnAfterOthersInBetween() {
    Throwable thrown = new IllegalStateException();
    recorder.thrown(thrown, site.number(), null);
    recorder.caught(thrown, passer.number());
    throwAndCatch(exceptions(7));
    recorder.thrown(thrown, rethrow.number(), null);

    assertThat(takeUnrecorded(site)).isEqualTo(8);
    assertThat(takeUnrecorded(rethrow)).isZero();
  }

  @Test
  void knowsOneThatAMethodThrowsAgainThatAHandlerGaveItTo() {
    Throwable thrown = new IllegalStateException();
    recorder.thrown(thrown, site.number(), null);
    recorder.caught(thrown, reader.number());
    recorder.thrown(thrown, other.number(), null);

    assertThat(takeUnrecorded(site)).isOne();
    assertThat(takeUnrecorded(other)).isZero();
  }

  /** A static exception, thrown again where it always is. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void countsEveryThrowOfAnExceptionThatIsKept(boolean swallowed) {
    Throwable kept = new IllegalStateException();
    for (int i = 0; i < 100; i++) {
      recorder.thrown(kept, site.number(), null);
      recorder.caught(kept, (swallowed ? swallower : reader).number());
    }

    assertThat(takeUnrecorded(site)).isEqualTo(100);
    assertThat(takeUnrecorded(swallower) + takeUnrecorded(reader)).isZero();
  }

  @Test
  void keepsAliveNoneThatAHandlerHasSwallowed() {
    WeakReference<Throwable> swallowed = throwOne(swallower);

    await().until(() -> alive(List.of(swallowed)) == 0);
  }

  @Test
  void keepsAliveNoneAfterTheAgentHasLooked() {
    WeakReference<Throwable> thrown = throwOne(null);
    WeakReference<Throwable> caught = throwOne(reader);
    recorder.look(System.nanoTime());

    await().until(() -> alive(List.of(thrown, caught)) == 0);
  }

  /** Of the first ones of each place the thread has ended. */
  @Test
  void keepsAliveAFewOfAnyNumberOfThreadsUntilTheAgentHasLooked() throws Exception {
    List<WeakReference<Throwable>> thrown = new ArrayList<>();
    int threads = 3 * HoldingThreads.PLACES;
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(() -> thrown.add(throwOne(reader)));
      thread.start();
      thread.join();
    }

    await().until(() -> alive(thrown) <= HoldingThreads.PLACES);
    recorder.look(System.nanoTime());
    await().until(() -> alive(thrown) == 0);
    assertThat(takeUnrecorded(site)).isEqualTo(threads);
  }

  /** Its place was given free because it held nothing for a while. */
  @Test
  void keepsAliveNoneOfAThreadThatGoesOnAfterAWhile() throws Exception {
    List<WeakReference<Throwable>> thrown = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              thrown.add(throwOne(reader));
              for (int i = 0; i < 3; i++) {
                recorder.look(System.nanoTime());
              }
              thrown.add(throwOne(reader));
              done.countDown();
              awaitUninterrupted(end);
            });
    thread.start();
    done.await();
    recorder.look(System.nanoTime());

    await().until(() -> alive(thrown) == 0);
    end.countDown();
    thread.join();
  }

  @Test
  void recordsAgainWhenTheRatesAllowIt() {
    recorder.configure(rates(ALL, ALL));

    throwMany(recorder, site, 1);

    assertThat(counted(records())).hasSize(1);
  }

  @Test
  void recordsTheNextOneThatIsDue() {
    throwMany(recorder, site, 5);
    site.activity().of(new IllegalStateException()).due();
    throwMany(recorder, site, 1);

    assertThat(counted(records())).extracting(ThrowRecord::occurrences).containsExactly(6L);
  }

  private WeakReference<Throwable> throwOne(CatchSite handler) {
    Throwable thrown = new IllegalStateException();
    recorder.thrown(thrown, site.number(), null);
    if (handler != null) {
      recorder.caught(thrown, handler.number());
    }
    return new WeakReference<>(thrown);
  }

  private static long alive(List<WeakReference<Throwable>> exceptions) {
    System.gc();
    return exceptions.stream().filter(one -> one.get() != null).count();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
