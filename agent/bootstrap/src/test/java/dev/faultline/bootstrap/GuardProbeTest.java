package dev.faultline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardProbeTest {

  private final Sink sink = new Sink();
  private final Source source = new Source();

  @AfterEach
  void turnOff() {
    GuardProbe.connect(null);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 255, 256, 100_000})
  void asksTheSinkAboutMethodsThatItWasNotToldOf(int number) {
    GuardProbe.connect(sink);

    assertThat(GuardProbe.guard(number, "on")).isSameAs(sink.source.guard);
    assertThat(sink.asked).containsExactly(number);
    assertThat(sink.source.receivers).containsExactly(String.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 255})
  void asksNobodyAboutTheFirstMethodsThatItWasToldOf(int number) {
    GuardProbe.connect(sink);
    GuardProbe.find(sink, number, source);

    assertThat(GuardProbe.guard(number, "on")).isSameAs(source.guard);
    assertThat(source.receivers).containsExactly(String.class);
    assertThat(sink.asked).isEmpty();
  }

  @Test
  void aStaticMethodIsCalledOnItsClass() {
    GuardProbe.connect(sink);
    GuardProbe.find(sink, 7, source);

    GuardProbe.guard(7, GuardProbeTest.class);

    assertThat(source.receivers).containsExactly(GuardProbeTest.class);
  }

  @Test
  void forgets() {
    GuardProbe.connect(sink);
    GuardProbe.find(sink, 7, source);
    GuardProbe.find(sink, 7, null);

    assertThat(GuardProbe.guard(7, "on")).isSameAs(sink.source.guard);
  }

  @Test
  void guardsNothingWhileItIsOff() {
    GuardProbe.connect(sink);
    GuardProbe.find(sink, 7, source);
    GuardProbe.connect(null);

    assertThat(GuardProbe.guard(7, "on")).isNull();
    assertThat(source.receivers).isEmpty();
  }

  @Test
  void whatASinkToldIsFoundWhenItIsConnectedOnceMore() {
    GuardProbe.connect(sink);
    GuardProbe.find(sink, 7, source);
    GuardProbe.connect(sink);

    assertThat(GuardProbe.guard(7, "on")).isSameAs(source.guard);
    assertThat(sink.asked).isEmpty();
  }

  @Test
  void whatOneSinkToldIsNotFoundForTheNext() {
    Sink next = new Sink();
    GuardProbe.connect(sink);
    GuardProbe.find(sink, 7, source);
    GuardProbe.connect(next);
    GuardProbe.find(sink, 8, source);

    assertThat(GuardProbe.guard(7, "on")).isSameAs(next.source.guard);
    assertThat(GuardProbe.guard(8, "on")).isSameAs(next.source.guard);
    assertThat(source.receivers).isEmpty();
  }

  @Test
  void aSourceThatFailsIsToldAndTheCallIsNotGuarded() {
    source.failure = new IllegalStateException("ours");
    GuardProbe.connect(sink);
    GuardProbe.find(sink, 7, source);

    assertThat(GuardProbe.guard(7, "on")).isNull();
    assertThat(sink.failures).containsExactly(source.failure);
  }

  private static final class Source extends CallGuardSource {
    final CallGuard guard = new Unasked();
    final List<Class<?>> receivers = new ArrayList<>();
    RuntimeException failure;

    @Override
    public CallGuard guardOf(Class<?> receiver) {
      receivers.add(receiver);
      if (failure != null) {
        throw failure;
      }
      return guard;
    }
  }

  private static final class Sink implements GuardSink {
    final Source source = new Source();
    final List<Integer> asked = new ArrayList<>();
    final List<Throwable> failures = new ArrayList<>();

    @Override
    public CallGuardSource source(int number) {
      asked.add(number);
      return source;
    }

    @Override
    public GuardOutcome start(
        int number, Object receiver, Object[] arguments, MethodHandles.Lookup lookup) {
      throw new AssertionError("attempts are made in place");
    }

    @Override
    public void recover() {
      throw new AssertionError("nothing is lost");
    }

    @Override
    public void failed(Object guard, Throwable failure) {
      failures.add(failure);
    }
  }

  /** Which guard it is, is all that is asked here. */
  private static final class Unasked extends CallGuard {
    @Override
    public Object enter(Object receiver) {
      throw new AssertionError();
    }

    @Override
    public long clock() {
      throw new AssertionError();
    }

    @Override
    public boolean returned(Object admission, long startedNanos) {
      throw new AssertionError();
    }

    @Override
    public Object inspect(
        Object admission,
        long startedNanos,
        Object result,
        Object receiver,
        Object[] arguments,
        MethodHandles.Lookup lookup) {
      throw new AssertionError();
    }

    @Override
    public Object threw(
        Object admission,
        long startedNanos,
        Throwable thrown,
        Object receiver,
        Object[] arguments,
        MethodHandles.Lookup lookup) {
      throw new AssertionError();
    }
  }
}
