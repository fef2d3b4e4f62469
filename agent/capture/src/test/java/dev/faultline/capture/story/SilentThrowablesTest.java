package dev.faultline.capture.story;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.bootstrap.AgentLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exception classes whose own methods do not return. */
class SilentThrowablesTest {

  private static final CountDownLatch RELEASED = new CountDownLatch(1);

  @TempDir private Path folder;

  private final List<Thread> askingThreads = new CopyOnWriteArrayList<>();
  private ThrowableFacts facts;

  @BeforeEach
  void makeFacts() throws IOException {
    facts =
        new ThrowableFacts(
            this::thread, AgentLog.file(AgentLog.Level.DEBUG, folder.resolve("log").toFile()));
  }

  @AfterEach
  void endThreads() {
    facts.close();
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    askingThreads.add(thread);
    return thread;
  }

  /** Ignores that it is interrupted, as a busy loop would. */
  private static void hang() {
    while (true) {
      LockSupport.parkNanos(MILLISECONDS.toNanos(50));
    }
  }

  public static class Endless extends Exception {
    @Override
    public String getMessage() {
      hang();
      return "never";
    }
  }

  @Test
  void aMessageThatNeverComesIsNotWaitedFor() {
    assertThat(facts.messageOf(new Endless())).isEqualTo("[its getMessage() did not return]");
  }

  @Test
  void aClassThatDoesNotReturnIsAskedOnceAndTheOthersGoOn() throws IOException {
    facts.messageOf(new Endless());
    facts.messageOf(new Endless());

    assertThat(facts.messageOf(new Endless())).isEqualTo("[its getMessage() did not return]");
    assertThat(facts.stackTraceOf(new Endless())).isNotEmpty();
    assertThat(facts.messageOf(new Spoken("text"))).isEqualTo("spoken text");
    assertThat(Files.readString(folder.resolve("log")))
        .containsOnlyOnce(Endless.class.getName() + ".getMessage() has not returned");
    assertThat(askingThreads).hasSize(2);
  }

  public static class Spoken extends Exception {
    public Spoken(String text) {
      super(text);
    }

    @Override
    public String getMessage() {
      return "spoken " + super.getMessage();
    }
  }

  public static final class Inherited extends Endless {}

  @Test
  void aMethodThatIsInheritedCountsAsItsOwn() {
    assertThat(facts.messageOf(new Inherited())).isEqualTo("[its getMessage() did not return]");
  }

  public static final class Dumb extends Exception {
    @Override
    public synchronized Throwable getCause() {
      hang();
      return null;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      hang();
      return null;
    }
  }

  @Test
  void neitherCauseNorStackTraceNorWhatItLocksIsWaitedFor() {
    Dumb dumb = new Dumb();

    assertThat(facts.causeOf(dumb)).isNull();
    assertThat(facts.stackTraceOf(dumb)).isEmpty();
    assertThat(facts.whyWithoutStackTrace(dumb)).isEqualTo("its getStackTrace() did not return");
    // getCause holds the monitor that the JDK's own getSuppressed asks for.
    assertThat(facts.suppressedBy(dumb)).isEmpty();
  }

  public static final class Waiting extends Exception {
    @Override
    public String getMessage() {
      try {
        RELEASED.await();
        return "released";
      } catch (InterruptedException e) {
        return "interrupted";
      }
    }
  }

  @Test
  void aThreadThatOnlyWaitsIsEnded() {
    facts.messageOf(new Waiting());

    await().until(() -> !askingThreads.get(0).isAlive());
  }

  @Test
  void aClassThatAnsweredLateIsAskedAgainAndNotForEver() {
    List<Integer> threadsAfter = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      facts.messageOf(new Waiting());
      await().until(() -> askingThreads.stream().noneMatch(Thread::isAlive));
      threadsAfter.add(askingThreads.size());
    }

    assertThat(threadsAfter).containsExactly(1, 2, 3, 3, 3);
  }

  @Test
  void thingsOfTheJdkAreAskedWithoutAnotherThread() {
    assertThat(facts.messageOf(new IllegalStateException("jdk"))).isEqualTo("jdk");
    assertThat(facts.causeOf(new IllegalStateException(new IOException())))
        .isInstanceOf(IOException.class);
    assertThat(facts.messageOf(new Plain("plain"))).isEqualTo("plain");
    assertThat(askingThreads).isEmpty();
  }

  public static final class Plain extends Exception {
    public Plain(String message) {
      super(message);
    }

    /** Its type is not there at run time in many a program. */
    public Missing notAsked() {
      return null;
    }
  }

  public interface Missing {}

  private static final class Hidden extends Exception {
    @Override
    public String getMessage() {
      hang();
      return null;
    }
  }

  @Test
  void aClassThatIsNotPublicIsNotTrusted() {
    assertThat(facts.messageOf(new Hidden())).isEqualTo("[its getMessage() did not return]");
  }

  @Test
  void noMoreThanSoManyThreadsAreRisked() {
    List<Exception> silent =
        List.of(
            new Endless() {},
            new Endless() {},
            new Endless() {},
            new Endless() {},
            new Endless() {},
            new Endless() {},
            new Endless() {},
            new Endless() {},
            new Endless() {},
            new Endless() {});

    silent.forEach(facts::messageOf);

    assertThat(askingThreads).hasSize(8);
    assertThat(facts.messageOf(new Spoken("x"))).isEqualTo("[its getMessage() did not return]");
    assertThat(facts.messageOf(new IllegalStateException("jdk"))).isEqualTo("jdk");
  }
}
