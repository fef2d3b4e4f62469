package dev.faultline.weaving.guard.declaration;

import static dev.faultline.weaving.guard.declaration.CompiledClasses.configured;
import static dev.faultline.weaving.guard.declaration.CompiledClasses.guard;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicroProfileDialectTest {

  private static final String STANDARD = Standard.class.getName();
  private static final String ON_CLASS = Standard.OnClass.class.getName();

  @Test
  void defaultsAreTheStandards() {
    GuardDeclaration guard = guard(Standard.class, "defaults");

    assertThat(guard.isStandard()).isTrue();
    assertThat(DeclarationCheck.problemsOf(guard)).isEmpty();
    assertThat(valuesOf(guard))
        .containsExactlyInAnyOrder(
            "retry.max-attempts=4",
            "retry.max-duration=PT3M",
            "retry.delay=PT0S",
            "retry.jitter=PT0.2S",
            "retry.retry-on=[java.lang.Exception]",
            "retry.abort-on=[]",
            "circuit-breaker.window=20",
            "circuit-breaker.failure-rate=0.5",
            "circuit-breaker.delay=PT5S",
            "circuit-breaker.probes=1",
            "circuit-breaker.fail-on=[java.lang.Throwable]",
            "circuit-breaker.skip-on=[]",
            "timeout=PT1S",
            "bulkhead.max-concurrent=10",
            "fallback.method=other",
            "fallback.apply-on=[java.lang.Throwable]",
            "fallback.skip-on=[]");
  }

  @Test
  void everyMemberArrivesInTheModel() {
    GuardDeclaration guard = guard(Standard.class, "everything");

    assertThat(DeclarationCheck.problemsOf(guard)).isEmpty();
    assertThat(valuesOf(guard))
        .containsExactlyInAnyOrder(
            "retry.max-attempts=5",
            "retry.max-duration=PT1H",
            "retry.delay=PT2S",
            "retry.jitter=PT0.000005S",
            "retry.retry-on=[java.io.IOException]",
            "retry.abort-on=[java.lang.IllegalStateException, java.lang.Error]",
            "circuit-breaker.window=6",
            "circuit-breaker.failure-rate=0.75",
            "circuit-breaker.delay=PT3M",
            "circuit-breaker.probes=2",
            "circuit-breaker.fail-on=[java.io.IOException]",
            "circuit-breaker.skip-on=[java.lang.RuntimeException]",
            "timeout=PT7S",
            "bulkhead.max-concurrent=3",
            "fallback.handler=" + Standard.Handler.class.getName(),
            "fallback.apply-on=[java.io.IOException]",
            "fallback.skip-on=[java.lang.Error]");
  }

  private static Stream<String> valuesOf(GuardDeclaration guard) {
    return guard.policies().stream()
        .flatMap(policy -> policy.values().stream())
        .map(value -> value.setting().key() + "=" + value.value());
  }

  @Test
  void onlyAsynchronousCallsWaitInAQueue() {
    GuardDeclaration queued = guard(Standard.class, "queued");

    assertThat(queued.policy(PolicyKind.ASYNCHRONOUS)).isNotNull();
    assertThat(queued.policy(PolicyKind.BULKHEAD).get(GuardSetting.BULKHEAD_MAX_WAITING))
        .isEqualTo(5);
    assertThat(
            guard(Standard.class, "everything")
                .policy(PolicyKind.BULKHEAD)
                .has(GuardSetting.BULKHEAD_MAX_WAITING))
        .isFalse();
  }

  @Test
  void whatTheStandardHasForNoLimitIsNone() {
    PolicyDeclaration retry = guard(Standard.class, "withoutLimit").policy(PolicyKind.RETRY);

    assertThat(retry.get(GuardSetting.RETRY_MAX_ATTEMPTS)).isEqualTo(Integer.MAX_VALUE);
    assertThat(retry.has(GuardSetting.RETRY_MAX_DURATION)).isFalse();
    assertThat(guard(Standard.class, "withoutTimeout").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          queuedNowhere           ~ @Bulkhead ~ waitingTaskQueue is 0: give 1 or more
          notAsynchronous         ~ @Asynchronous ~ returns java.lang.String
          longerDelayThanDuration ~ @Retry ~ is not shorter than maxDuration
          wrongRetries            ~ @Retry ~ maxRetries is -2
          wrongJitter             ~ @Retry ~ jitter is PT-0.001S
          wrongDelay              ~ @Retry ~ delay is PT-0.001S
          wrongRatio              ~ @CircuitBreaker ~ failureRatio is 1.5
          wrongVolume             ~ @CircuitBreaker ~ requestVolumeThreshold is 0
          wrongThreshold          ~ @CircuitBreaker ~ successThreshold is -1
          wrongBreakerDelay       ~ @CircuitBreaker ~ delay is PT-0.001S
          wrongTimeout            ~ @Timeout ~ value is PT-0.001S
          wrongBulkhead           ~ @Bulkhead ~ value is -1
          twoFallbacks            ~ @Fallback ~ leave one of them out
          endlessDelay            ~ @Retry ~ give 100 years at most
          """)
  void wrongDeclarationsAreToldWithTheirPlace(String method, String annotation, String text) {
    assertThat(DeclarationCheck.problemsOf(guard(Standard.class, method)))
        .singleElement()
        .asString()
        .startsWith(annotation + " of " + STANDARD + "." + method + ": ")
        .contains(text);
  }

  @Test
  void annotationsOnClassesStandForNeitherStaticNorPrivateMethods() {
    assertThat(attempts(guard(Standard.OnClass.class, "covered"))).isEqualTo(2);
    assertThat(guard(Standard.OnClass.class, "ofTheClass")).isNull();
    assertThat(guard(Standard.OnClass.class, "hidden")).isNull();
  }

  @Test
  void anAnnotationOnAMethodIsConfiguredByMethodThenForAll() {
    Map<String, String> all = Map.of("Retry/maxRetries", "10");
    Map<String, String> both =
        Map.of("Retry/maxRetries", "10", ON_CLASS + "/own/Retry/maxRetries", "20");

    assertThat(attempts(configured(Standard.OnClass.class, "own", all))).isEqualTo(11);
    assertThat(attempts(configured(Standard.OnClass.class, "own", both))).isEqualTo(21);
  }

  @Test
  void anAnnotationOnAClassIsConfiguredByClassThenForAll() {
    Map<String, String> all =
        Map.of("Retry/maxRetries", "10", ON_CLASS + "/covered/Retry/maxRetries", "30");
    Map<String, String> both =
        Map.of("Retry/maxRetries", "10", ON_CLASS + "/Retry/maxRetries", "20");

    assertThat(attempts(configured(Standard.OnClass.class, "covered", all))).isEqualTo(11);
    assertThat(attempts(configured(Standard.OnClass.class, "covered", both))).isEqualTo(21);
    assertThat(attempts(configured(Standard.OnClass.class, "own", both))).isEqualTo(11);
  }

  @Test
  void numbersAndUnitsAreConfiguredEachForItself() {
    String retry = STANDARD + "/everything/Retry/";

    assertThat(delay(Map.of(retry + "delay", "9"))).isEqualTo(Duration.ofSeconds(9));
    assertThat(delay(Map.of(retry + "delayUnit", "micros"))).isEqualTo(Duration.ofNanos(2000));
  }

  private static Object delay(Map<String, String> overrides) {
    return configured(Standard.class, "everything", overrides)
        .policy(PolicyKind.RETRY)
        .get(GuardSetting.RETRY_DELAY);
  }

  @Test
  void configuredValuesSayWhereTheyStand() {
    String key = STANDARD + "/everything/Bulkhead/value";
    GuardDeclaration guard = configured(Standard.class, "everything", Map.of(key, "0"));

    assertThat(DeclarationCheck.problemsOf(guard))
        .singleElement()
        .asString()
        .isEqualTo(key + ": value is 0: give 1 or more");
  }

  @Test
  void configuredTextsThatCannotBeReadAreProblemsAndTheAnnotationStays() {
    String key = STANDARD + "/everything/Retry/maxRetries";
    GuardDeclaration guard = configured(Standard.class, "everything", Map.of(key, "many"));

    assertThat(guard.problems())
        .singleElement()
        .asString()
        .isEqualTo(key + ": maxRetries is 'many': give a whole number");
    assertThat(attempts(guard)).isEqualTo(5);
  }

  @Test
  void classesAndFallbacksAreConfigured() {
    String method = STANDARD + "/everything/";
    GuardDeclaration guard =
        configured(
            Standard.class,
            "everything",
            Map.of(
                method + "Retry/retryOn", "java.lang.Error, java.io.IOException",
                method + "Fallback/value", "com.acme.Handler"));

    assertThat(guard.policy(PolicyKind.RETRY).names(GuardSetting.RETRY_ON))
        .containsExactly("java.lang.Error", "java.io.IOException");
    assertThat(guard.policy(PolicyKind.FALLBACK).text(GuardSetting.FALLBACK_HANDLER))
        .isEqualTo("com.acme.Handler");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          Retry/enabled=false                                                  ~ false
          Retry/enabled=false,CLASS/Retry/enabled=true                         ~ true
          Retry/enabled=false,CLASS/Retry/enabled=true,CLASS/own/Retry/enabled=false ~ false
          CLASS/Retry/enabled=false                                            ~ false
          CLASS/covered/Retry/enabled=false                                    ~ true
          MP_Fault_Tolerance_NonFallback_Enabled=false                         ~ false
          MP_Fault_Tolerance_NonFallback_Enabled=false,Retry/enabled=true      ~ true
          MP_Fault_Tolerance_NonFallback_Enabled=true                          ~ true
          """)
  void policiesAreEnabledByMethodThenClassThenForAll(String properties, boolean enabled) {
    Map<String, String> overrides =
        Stream.of(properties.replace("CLASS", ON_CLASS).split(","))
            .map(property -> property.split("="))
            .collect(Collectors.toMap(property -> property[0], property -> property[1]));

    assertThat(configured(Standard.OnClass.class, "own", overrides).isEmpty()).isEqualTo(!enabled);
  }

  @Test
  void fallbacksStayWhenAllElseIsDisabled() {
    GuardDeclaration guard =
        configured(
            Standard.class, "defaults", Map.of("MP_Fault_Tolerance_NonFallback_Enabled", "false"));

    assertThat(guard.policies())
        .extracting(PolicyDeclaration::kind)
        .containsExactly(PolicyKind.FALLBACK);
  }

  private static Object attempts(GuardDeclaration guard) {
    return guard.policy(PolicyKind.RETRY).get(GuardSetting.RETRY_MAX_ATTEMPTS);
  }
}
