package dev.faultline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FacadeProbeTest {

  private final List<List<Object>> calls = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private Throwable failure;
  private Throwable failureOfFailed;

  @AfterEach
  void disconnect() {
    FacadeProbe.connect(null);
  }

  @Test
  void doesNothingWhileNobodyListens() {
    assertThat(FacadeProbe.connected()).isFalse();
    assertThat(callAll()).containsOnlyNulls();
    assertThat(calls).isEmpty();
  }

  @Test
  void passesOnWhatItIsGiven() {
    connect();
    Exception exception = new IllegalStateException();
    Object[] data = {"rows", 12L};

    FacadeProbe.openScope();
    FacadeProbe.attach("context");
    FacadeProbe.closeScope("scope");
    FacadeProbe.context();
    FacadeProbe.tag("scope", "name", "value");
    FacadeProbe.tag("scope", "name", 7);
    FacadeProbe.tag("scope", "name", 0.5);
    FacadeProbe.tag("scope", "name", true);
    FacadeProbe.user("scope", "id", "name", "email", "ip");
    FacadeProbe.breadcrumb("scope", "db", "info", "query", data);
    FacadeProbe.capture("scope", exception, "error");
    FacadeProbe.message("scope", "text", "info");

    assertThat(FacadeProbe.connected()).isTrue();
    assertThat(calls)
        .containsExactly(
            Arrays.asList("openScope", null),
            List.of("openScope", "context"),
            List.of("closeScope", "scope"),
            List.of("context"),
            List.of("tag", "scope", "name", "value"),
            List.of("tag", "scope", "name", 7L),
            List.of("tag", "scope", "name", 0.5),
            List.of("tag", "scope", "name", true),
            List.of("user", "scope", "id", "name", "email", "ip"),
            List.of("breadcrumb", "scope", "db", "info", "query", data),
            List.of("capture", "scope", exception, "error"),
            List.of("message", "scope", "text", "info"));
  }

  @Test
  void asksForNothingThatCannotBe() {
    connect();

    assertThat(FacadeProbe.capture(null, null, null)).isNull();
    assertThat(FacadeProbe.message(null, null, null)).isNull();
    assertThat(FacadeProbe.attach(null)).isNull();
    assertThat(calls).isEmpty();
  }

  static List<Throwable> failures() {
    return ProbeTest.failures();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void keepsEveryFailureFromTheApplicationAndTellsTheSinkOfIt(Throwable failure) {
    this.failure = failure;
    connect();

    List<Object> results = callAll();

    assertThat(results).containsOnlyNulls();
    // A proxy wraps checked exceptions.
    assertThat(failures)
        .hasSameSizeAs(results)
        .extracting(told -> told instanceof UndeclaredThrowableException ? told.getCause() : told)
        .containsOnly(failure);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void keepsAFailureToCountAFailureFromTheApplicationToo(Throwable failure) {
    this.failure = failure;
    this.failureOfFailed = failure;
    connect();

    assertThat(callAll()).containsOnlyNulls();
  }

  @Test
  @SuppressWarnings("removal") // Thread.stop is there on the older of the JVMs that we run in
  void letsThreadStopThroughBecauseItIsMeantForTheApplication() {
    failure = new ThreadDeath();
    connect();

    assertThatThrownBy(() -> FacadeProbe.tag(null, "name", "value")).isSameAs(failure);
    assertThatThrownBy(() -> FacadeProbe.message(null, "text", null)).isSameAs(failure);
    assertThat(failures).isEmpty();
  }

  private static List<Object> callAll() {
    List<Object> results = new ArrayList<>();
    results.add(FacadeProbe.openScope());
    results.add(FacadeProbe.attach("context"));
    results.add(FacadeProbe.context());
    results.add(FacadeProbe.capture(null, new IllegalStateException(), null));
    results.add(FacadeProbe.message(null, "text", null));
    FacadeProbe.closeScope("scope");
    results.add(null);
    FacadeProbe.tag(null, "name", "value");
    results.add(null);
    FacadeProbe.user(null, "id", null, null, null);
    results.add(null);
    FacadeProbe.breadcrumb(null, "db", null, "query", null);
    results.add(null);
    return results;
  }

  private void connect() {
    FacadeProbe.connect(
        (FacadeSink)
            Proxy.newProxyInstance(
                FacadeSink.class.getClassLoader(),
                new Class<?>[] {FacadeSink.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("failed")) {
                    failures.add((Throwable) arguments[0]);
                    throwUnlessNull(failureOfFailed);
                    return null;
                  }
                  List<Object> call = new ArrayList<>(List.of(method.getName()));
                  call.addAll(arguments == null ? List.of() : Arrays.asList(arguments));
                  calls.add(call);
                  throwUnlessNull(failure);
                  return null;
                }));
  }

  private static void throwUnlessNull(Throwable failure) throws Throwable {
    if (failure != null) {
      throw failure;
    }
  }
}
