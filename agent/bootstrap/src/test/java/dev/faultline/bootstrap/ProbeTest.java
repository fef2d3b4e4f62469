package dev.faultline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProbeTest {

  @AfterEach
  void disconnect() {
    Probe.connect(null);
  }

  @Test
  void doesNothingWhileNobodyListens() {
    Probe.connect(null);

    assertThatCode(() -> Probe.thrown(new IllegalStateException(), 1, null))
        .doesNotThrowAnyException();
  }

  @Test
  void passesOnWhatItIsGiven() {
    Recording sink = new Recording();
    Probe.connect(sink);
    Exception thrown = new IllegalStateException();
    Object[] locals = {"a", 1};

    Probe.thrown(thrown, 7, locals);
    Probe.caught(thrown, 8);
    Probe.exited(thrown, 9, locals);
    Exception other = new Exception();
    Probe.replaced(other, thrown, 10);

    assertThat(sink.calls)
        .containsExactly(thrown, 7, locals, thrown, 8, thrown, 9, locals, thrown, other, 10);
  }

  @Test
  void tellsOfNoExceptionThatGoesOnOrThatIsNone() {
    Recording sink = new Recording();
    Probe.connect(sink);
    Exception thrown = new IllegalStateException();

    Probe.replaced(thrown, thrown, 10);
    Probe.replaced(thrown, null, 10);
    Probe.replaced(thrown, "a reused local", 10);

    assertThat(sink.calls).isEmpty();
  }

  @Test
  void tellsTheSinkOfAThrownNull() {
    Recording sink = new Recording();
    Probe.connect(sink);

    Probe.thrown(null, 3, null);

    assertThat(sink.calls).containsExactly(null, 3, null);
  }

  static List<Throwable> failures() {
    return List.of(
        new IllegalStateException("a bug"),
        new Exception("a checked exception that a sink cannot declare"),
        new LinkageError("a class is missing"),
        new AssertionError("not so"),
        new StackOverflowError(),
        new OutOfMemoryError("Java heap space"),
        new InternalError("a fault of the JVM"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void keepsEveryFailureFromTheApplicationAndTellsTheSinkOfIt(Throwable failure) {
    Recording sink = new Recording();
    sink.failure = failure;
    Probe.connect(sink);

    assertThatCode(() -> Probe.thrown(new RuntimeException(), 5, null)).doesNotThrowAnyException();
    assertThatCode(() -> Probe.caught(new RuntimeException(), 6)).doesNotThrowAnyException();
    assertThatCode(() -> Probe.exited(new RuntimeException(), 7, null)).doesNotThrowAnyException();

    assertThatCode(() -> Probe.replaced(new Error(), new RuntimeException(), 8))
        .doesNotThrowAnyException();

    assertThat(sink.failed).containsExactly(5, failure, 6, failure, 7, failure, 8, failure);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void keepsAFailureToCountAFailureFromTheApplicationToo(Throwable failure) {
    Recording sink = new Recording();
    sink.failure = failure;
    sink.failureOfFailed = failure;
    Probe.connect(sink);

    assertThatCode(() -> Probe.thrown(new RuntimeException(), 5, null)).doesNotThrowAnyException();
    assertThatCode(() -> Probe.caught(new RuntimeException(), 6)).doesNotThrowAnyException();
    assertThatCode(() -> Probe.exited(new RuntimeException(), 7, null)).doesNotThrowAnyException();
    assertThatCode(() -> Probe.replaced(new Error(), new RuntimeException(), 8))
        .doesNotThrowAnyException();
  }

  @Test
  @SuppressWarnings("removal") // Thread.stop is there on the older of the JVMs that we run in
  void letsThreadStopThroughBecauseItIsMeantForTheApplication() {
    ThreadDeath stop = new ThreadDeath();
    Recording sink = new Recording();
    sink.failure = stop;
    Probe.connect(sink);

    assertThatThrownBy(() -> Probe.thrown(new RuntimeException(), 5, null)).isSameAs(stop);
    assertThatThrownBy(() -> Probe.caught(new RuntimeException(), 6)).isSameAs(stop);
    assertThatThrownBy(() -> Probe.exited(new RuntimeException(), 7, null)).isSameAs(stop);
    assertThatThrownBy(() -> Probe.replaced(new Error(), new RuntimeException(), 8)).isSameAs(stop);
    assertThat(sink.failed).isEmpty();
  }

  /**
   * Near the end of the stack even the call that counts the failure fails. At every depth, what the
   * application sees comes from its own calls, never from inside the probe.
   */
  @Test
  void survivesTheEndOfTheStack() throws InterruptedException {
    Probe.connect(new Bottomless());
    List<StackTraceElement> escapedFrom = new ArrayList<>();
    // A small stack of its own, so that the test does not depend on what the runner has used.
    Thread diver =
        new Thread(
            null,
            () -> {
              for (int attempt = 0; attempt < 500; attempt++) {
                try {
                  dive();
                } catch (StackOverflowError end) {
                  escapedFrom.add(end.getStackTrace()[0]);
                }
              }
            },
            "diver",
            256 * 1024);
    diver.start();
    diver.join();

    assertThat(escapedFrom)
        .hasSize(500)
        .extracting(StackTraceElement::getMethodName)
        .containsOnly("dive");
  }

  private static void dive() {
    Probe.thrown(null, 1, null);
    dive();
  }

  /** Needs more stack than there is, and once more to say so. */
  private static final class Bottomless implements ProbeSink {

    @Override
    public void thrown(Throwable throwable, int site, Object[] locals) {
      sinkDeeper(40);
    }

    @Override
    public void caught(Throwable throwable, int site) {}

    @Override
    public void exited(Throwable throwable, int site, Object[] locals) {}

    @Override
    public void replaced(Throwable lost, Throwable by, int site) {}

    @Override
    public void failed(int site, Throwable failure) {
      sinkDeeper(40);
    }

    private static int sinkDeeper(int left) {
      return left == 0 ? 0 : 1 + sinkDeeper(left - 1);
    }
  }

  private static final class Recording implements ProbeSink {

    final List<Object> calls = new ArrayList<>();
    final List<Object> failed = new ArrayList<>();
    Throwable failure;
    Throwable failureOfFailed;

    @Override
    public void thrown(Throwable throwable, int site, Object[] locals) {
      calls.add(throwable);
      calls.add(site);
      calls.add(locals);
      failIfTold(failure);
    }

    @Override
    public void caught(Throwable throwable, int site) {
      calls.add(throwable);
      calls.add(site);
      failIfTold(failure);
    }

    @Override
    public void exited(Throwable throwable, int site, Object[] locals) {
      thrown(throwable, site, locals);
    }

    @Override
    public void replaced(Throwable lost, Throwable by, int site) {
      calls.add(lost);
      caught(by, site);
    }

    @Override
    public void failed(int site, Throwable failure) {
      failed.add(site);
      failed.add(failure);
      failIfTold(failureOfFailed);
    }

    private static void failIfTold(Throwable failure) {
      if (failure != null) {
        Recording.<RuntimeException>sneak(failure);
      }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
      throw (T) failure;
    }
  }
}
