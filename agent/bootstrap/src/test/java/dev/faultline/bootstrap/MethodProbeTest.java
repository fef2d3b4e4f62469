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

class MethodProbeTest {

  @AfterEach
  void disconnect() {
    MethodProbe.connect(null);
  }

  @Test
  void doesNothingWhileNobodyListens() {
    assertThatCode(
            () -> {
              MethodProbe.returned(0, 1);
              MethodProbe.threw(0, 1);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void tellsHowLongACallTookAndHowItEnded() {
    Recording sink = new Recording();
    MethodProbe.connect(sink);
    long hourAgo = System.nanoTime() - 3_600_000_000_000L;

    MethodProbe.returned(hourAgo, 7);
    MethodProbe.threw(hourAgo, 8);

    assertThat(sink.calls).containsExactly("7 false", "8 true");
    assertThat(sink.nanos).allMatch(nanos -> nanos >= 3_600_000_000_000L);
  }

  static List<Throwable> failures() {
    return ProbeTest.failures();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void keepsEveryFailureFromTheApplicationAndTellsTheSinkOfIt(Throwable failure) {
    Recording sink = new Recording();
    sink.failure = failure;
    MethodProbe.connect(sink);

    assertThatCode(() -> MethodProbe.returned(0, 5)).doesNotThrowAnyException();
    assertThatCode(() -> MethodProbe.threw(0, 6)).doesNotThrowAnyException();

    assertThat(sink.failed).containsExactly(5, failure, 6, failure);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void keepsAFailureToCountAFailureFromTheApplicationToo(Throwable failure) {
    Recording sink = new Recording();
    sink.failure = new IllegalStateException();
    sink.failureOfFailed = failure;
    MethodProbe.connect(sink);

    assertThatCode(() -> MethodProbe.returned(0, 5)).doesNotThrowAnyException();
  }

  @Test
  @SuppressWarnings("removal")
  void letsAThreadBeStopped() {
    Recording sink = new Recording();
    sink.failure = new ThreadDeath();
    MethodProbe.connect(sink);

    assertThatThrownBy(() -> MethodProbe.returned(0, 5)).isSameAs(sink.failure);
    assertThat(sink.failed).isEmpty();
  }

  private static final class Recording implements MethodSink {

    private final List<String> calls = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();
    private final List<Object> failed = new ArrayList<>();
    private Throwable failure;
    private Throwable failureOfFailed;

    @Override
    public void called(int method, long took, boolean threw) {
      if (failure != null) {
        ProbeFailures.<RuntimeException>rethrow(failure);
      }
      calls.add(method + " " + threw);
      nanos.add(took);
    }

    @Override
    public void failed(int method, Throwable of) {
      if (failureOfFailed != null) {
        ProbeFailures.<RuntimeException>rethrow(failureOfFailed);
      }
      failed.add(method);
      failed.add(of);
    }
  }
}
