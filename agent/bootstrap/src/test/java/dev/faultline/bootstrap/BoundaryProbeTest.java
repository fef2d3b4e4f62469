package dev.faultline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BoundaryProbeTest {

  private final Recording sink = new Recording();
  private final Exception exception = new IllegalStateException();

  @AfterEach
  void disconnect() {
    BoundaryProbe.connect(null);
  }

  @Test
  void doesNothingWhileNobodyListens() {
    BoundaryProbe.connect(null);

    assertThatCode(() -> BoundaryProbe.reached(exception, BoundaryProbe.FUTURE, "FutureTask"))
        .doesNotThrowAnyException();
    assertThatCode(() -> BoundaryProbe.logged(exception, "failed", "com.acme.Orders", "ERROR"))
        .doesNotThrowAnyException();
  }

  @Test
  void passesOnWhatItIsGiven() {
    BoundaryProbe.connect(sink);

    BoundaryProbe.reached(exception, BoundaryProbe.FUTURE, "FutureTask");
    BoundaryProbe.logged(exception, "failed", "com.acme.Orders", "ERROR");

    assertThat(sink.calls)
        .containsExactly(
            exception, BoundaryProbe.FUTURE, "FutureTask", exception, "com.acme.Orders", "ERROR");
  }

  @Test
  void saysNothingOfACallWithoutAnException() {
    BoundaryProbe.connect(sink);

    BoundaryProbe.reached(null, BoundaryProbe.UNCAUGHT, null);
    BoundaryProbe.logged(null, "started", "com.acme.Orders", "INFO");
    BoundaryProbe.logged(null, null, "com.acme.Orders", "INFO");
    BoundaryProbe.logged(null, "started", "com.acme.Orders", 20);

    assertThat(sink.calls).isEmpty();
  }

  @Test
  void takesAnExceptionThatIsTheMessageForTheOneLogged() {
    Exception message = new Exception("the message");
    BoundaryProbe.connect(sink);

    BoundaryProbe.logged(null, message, "com.acme.Orders", "ERROR");
    BoundaryProbe.logged(exception, message, "com.acme.Orders", "ERROR");

    assertThat(sink.calls)
        .containsExactly(
            message, "com.acme.Orders", "ERROR", exception, "com.acme.Orders", "ERROR");
  }

  @ParameterizedTest
  @CsvSource({
    "0,TRACE",
    "1,TRACE",
    "10,DEBUG",
    "2,DEBUG",
    "20,INFO",
    "3,INFO",
    "30,WARN",
    "4,WARN",
    "40,ERROR",
    "5,ERROR",
    "6,FATAL",
    "7,"
  })
  void knowsTheLevelsThatAreNumbers(int level, String name) {
    BoundaryProbe.connect(sink);

    BoundaryProbe.logged(exception, null, "com.acme.Orders", level);

    assertThat(sink.calls).containsExactly(exception, "com.acme.Orders", name);
  }

  static List<Throwable> failures() {
    return ProbeTest.failures();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void keepsEveryFailureFromTheApplicationAndTellsTheSinkOfIt(Throwable failure) {
    sink.failure = failure;
    BoundaryProbe.connect(sink);

    assertThatCode(() -> BoundaryProbe.reached(exception, BoundaryProbe.REFLECTION, null))
        .doesNotThrowAnyException();
    assertThatCode(() -> BoundaryProbe.logged(exception, null, null, null))
        .doesNotThrowAnyException();

    assertThat(sink.failed)
        .containsExactly(BoundaryProbe.REFLECTION, failure, BoundaryProbe.LOG, failure);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void keepsAFailureToCountAFailureFromTheApplicationToo(Throwable failure) {
    sink.failure = failure;
    sink.failureOfFailed = failure;
    BoundaryProbe.connect(sink);

    assertThatCode(() -> BoundaryProbe.reached(exception, BoundaryProbe.FUTURE, null))
        .doesNotThrowAnyException();
    assertThatCode(() -> BoundaryProbe.logged(exception, null, null, null))
        .doesNotThrowAnyException();
  }

  @Test
  @SuppressWarnings("removal") // Thread.stop is there on the older of the JVMs that we run in
  void letsThreadStopThroughBecauseItIsMeantForTheApplication() {
    ThreadDeath stop = new ThreadDeath();
    sink.failure = stop;
    BoundaryProbe.connect(sink);

    assertThatThrownBy(() -> BoundaryProbe.reached(exception, BoundaryProbe.FUTURE, null))
        .isSameAs(stop);
    assertThatThrownBy(() -> BoundaryProbe.logged(exception, null, null, null)).isSameAs(stop);
    assertThat(sink.failed).isEmpty();
  }

  private static final class Recording implements BoundarySink {

    final List<Object> calls = new ArrayList<>();
    final List<Object> failed = new ArrayList<>();
    Throwable failure;
    Throwable failureOfFailed;

    @Override
    public void reached(Throwable throwable, int boundary, String detail) {
      calls.add(throwable);
      calls.add(boundary);
      calls.add(detail);
      failIfTold(failure);
    }

    @Override
    public void logged(Throwable throwable, String logger, String level) {
      calls.add(throwable);
      calls.add(logger);
      calls.add(level);
      failIfTold(failure);
    }

    @Override
    public void failed(int boundary, Throwable failure) {
      failed.add(boundary);
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
