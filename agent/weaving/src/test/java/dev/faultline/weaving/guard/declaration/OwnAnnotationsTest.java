package dev.faultline.weaving.guard.declaration;

import static dev.faultline.weaving.guard.declaration.CompiledClasses.guard;
import static dev.faultline.weaving.guard.declaration.CompiledClasses.inherited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.annotation.Bulkhead;
import dev.faultline.annotation.CircuitBreaker;
import dev.faultline.annotation.Fallback;
import dev.faultline.annotation.RateLimit;
import dev.faultline.annotation.Restore;
import dev.faultline.annotation.Retry;
import dev.faultline.annotation.RetryBudget;
import dev.faultline.annotation.Timeout;
import dev.faultline.annotation.Undo;
import dev.faultline.annotation.Verify;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Type;

class OwnAnnotationsTest {

  @Test
  void whatReturnsNoPromiseCannotRunElsewhere() {
    assertThat(guard(Annotated.class, "asynchronousInt").problems())
        .singleElement()
        .asString()
        .contains("the method returns int: have it return a CompletionStage, CompletableFuture");
  }

  @Test
  void everyMemberArrivesInTheModel() {
    GuardDeclaration guard = guard(Annotated.class, "everything");

    assertThat(guard.problems()).isEmpty();
    assertThat(guard.name()).isEqualTo("everything");
    assertThat(guard.isStandard()).isFalse();
    assertThat(
            guard.policies().stream()
                .flatMap(policy -> policy.values().stream())
                .map(value -> value.setting().key() + "=" + value.value()))
        .containsExactlyInAnyOrder(
            "retry.max-attempts=5",
            "retry.max-duration=PT1M30S",
            "retry.delay=PT0.25S",
            "retry.growth=exponential",
            "retry.factor=1.5",
            "retry.max-delay=PT10S",
            "retry.jitter=PT0.05S",
            "retry.retry-after=true",
            "retry.delay-from=" + Annotated.Delays.class.getName(),
            "retry.retry-on=[java.io.IOException, java.io.UncheckedIOException]",
            "retry.abort-on=[java.lang.IllegalStateException]",
            "retry.causes=true",
            "retry.retry-on-result=" + Annotated.Accepts.class.getName(),
            "retry-budget.name=shop",
            "retry-budget.share=0.1",
            "retry-budget.minimum-per-second=1",
            "retry-budget.max-saved=7",
            "circuit-breaker.name=bank",
            "circuit-breaker.window=PT10S",
            "circuit-breaker.minimum-calls=8",
            "circuit-breaker.failure-rate=0.25",
            "circuit-breaker.slow-call-rate=0.75",
            "circuit-breaker.slow-call-duration=PT2S",
            "circuit-breaker.delay=PT30S",
            "circuit-breaker.probes=3",
            "circuit-breaker.probe-deadline=PT5S",
            "circuit-breaker.fail-on=[java.io.IOException]",
            "circuit-breaker.skip-on=[java.lang.RuntimeException]",
            "circuit-breaker.causes=true",
            "timeout=PT3S",
            "timeout.adaptive=true",
            "timeout.percentile=0.95",
            "timeout.factor=3.0",
            "timeout.min=PT0.005S",
            "timeout.max=PT4S",
            "bulkhead.name=pool",
            "bulkhead.max-concurrent=4",
            "bulkhead.max-waiting=9",
            "bulkhead.max-wait=PT1S",
            "rate-limiter.name=quota",
            "rate-limiter.permits=50",
            "rate-limiter.period=PT1M",
            "rate-limiter.spread=rolling",
            "rate-limiter.min-spacing=PT0.001S",
            "rate-limiter.max-wait=PT2S",
            "fallback.method=other",
            "fallback.apply-on=[java.io.IOException]",
            "fallback.handler=" + Annotated.Handler.class.getName(),
            "fallback.skip-on=[java.io.IOException]",
            "fallback.causes=true",
            "fallback.value=none",
            "restore.fields=[total, lines]",
            "undo.method=cancel",
            "verify.method=acceptable");
  }

  @Test
  void noMemberIsWithoutASetting() {
    for (Class<?> annotation :
        List.of(
            Retry.class,
            RetryBudget.class,
            CircuitBreaker.class,
            Timeout.class,
            Bulkhead.class,
            RateLimit.class,
            Fallback.class,
            Restore.class,
            Undo.class,
            Verify.class)) {
      PolicyKind kind = new FaultlineDialect().kindOf(Type.getDescriptor(annotation));
      for (Method member : annotation.getDeclaredMethods()) {
        assertThat(FaultlineMember.of(kind, member.getName()).setting())
            .as("%s.%s", annotation.getSimpleName(), member.getName())
            .isNotNull();
      }
    }
  }

  @Test
  void defaultsOfTheAnnotationsAreThoseOfThePolicies() {
    GuardDeclaration left = guard(Annotated.class, "leftAtDefaults");
    GuardDeclaration written = guard(Annotated.class, "defaultsWrittenOut");

    assertThat(left.policies()).allSatisfy(policy -> assertThat(policy.values()).isEmpty());
    assertSame(left, written, PolicyKind.RETRY_BUDGET, DeclaredPolicies::budget);
    assertSame(left, written, PolicyKind.CIRCUIT_BREAKER, DeclaredPolicies::breaker);
    assertSame(left, written, PolicyKind.BULKHEAD, DeclaredPolicies::bulkhead);
    assertSame(left, written, PolicyKind.RATE_LIMITER, DeclaredPolicies::limiter);
    assertSame(
        left, written, PolicyKind.TIMEOUT, policy -> DeclaredPolicies.timeout(policy).limitNanos());
    assertSame(
        left,
        written,
        PolicyKind.RETRY,
        policy -> {
          var retry = DeclaredPolicies.retry(policy, null).build();
          return List.of(
              retry.maxAttempts(),
              retry.hasMaxDuration(),
              retry.delayNanos(2, 0, null, null),
              retry.takes(new Exception()),
              retry.takes(new Error()),
              retry.takes(new InterruptedException()));
        });
  }

  private static void assertSame(
      GuardDeclaration left,
      GuardDeclaration written,
      PolicyKind kind,
      Function<PolicyDeclaration, Object> read) {
    assertThat(read.apply(written.policy(kind)))
        .as(kind.key())
        .isEqualTo(read.apply(left.policy(kind)));
  }

  /** In the class file, {@code java.lang.annotation} tells what a member is when it is left out. */
  @Test
  void whatIsWrittenOutIsWhatTheAnnotationsSay() throws Exception {
    Method method = Annotated.class.getDeclaredMethod("defaultsWrittenOut");
    Method bare = Annotated.class.getDeclaredMethod("leftAtDefaults");

    assertThat(method.getAnnotations()).containsExactlyInAnyOrder(bare.getAnnotations());
  }

  @Test
  void fallbacksKeepTheirOrder() {
    assertThat(
            guard(Annotated.class, "everything").policies().stream()
                .filter(policy -> policy.kind() == PolicyKind.FALLBACK)
                .map(policy -> policy.values().iterator().next().setting()))
        .containsExactly(
            GuardSetting.FALLBACK_METHOD,
            GuardSetting.FALLBACK_HANDLER,
            GuardSetting.FALLBACK_VALUE);
  }

  @Test
  void aWindowOfTimeIsStrongerThanOneOfCalls() {
    PolicyDeclaration breaker =
        guard(Annotated.class, "windowOfTime").policy(PolicyKind.CIRCUIT_BREAKER);

    assertThat(DeclaredPolicies.breaker(breaker).isTimeWindow()).isTrue();
  }

  @Test
  void anEmptyTextIsAValueOfItsOwn() {
    assertThat(guard(Annotated.class, "emptyText").policy(PolicyKind.FALLBACK))
        .returns("", policy -> policy.text(GuardSetting.FALLBACK_VALUE));
  }

  @Test
  void methodsWithoutAnnotationsHaveNoGuard() {
    assertThat(guard(Annotated.class, "plain")).isNull();
  }

  @Test
  void theMethodsOwnAnnotationReplacesThatOfTheClass() {
    assertThat(attempts(guard(Annotated.Base.class, "own"))).isEqualTo(7);
    assertThat(guard(Annotated.Base.class, "own").policy(PolicyKind.TIMEOUT)).isNotNull();
    assertThat(attempts(guard(Annotated.Base.class, "covered"))).isEqualTo(2);
    assertThat(attempts(guard(Annotated.Base.class, "ofTheClass"))).isEqualTo(2);
    assertThat(guard(Annotated.Base.class, "hidden")).isNull();
    assertThat(guard(Annotated.Base.class, "<init>")).isNull();
  }

  @Test
  void classesInheritWhatStandsOnClassesAndNotOnMethods() {
    assertThat(attempts(guard(Annotated.Inheriting.class, "covered"))).isEqualTo(2);
    assertThat(attempts(guard(Annotated.Inheriting.class, "own"))).isEqualTo(2);
  }

  @Test
  void theReceiversClassDecidesForInheritedMethods() {
    assertThat(attempts(inherited(Annotated.Redefining.class, Annotated.Base.class, "covered")))
        .isEqualTo(9);
    assertThat(attempts(inherited(Annotated.Redefining.class, Annotated.Base.class, "own")))
        .isEqualTo(7);
    assertThat(
            inherited(Annotated.Redefining.class, Annotated.Base.class, "covered")
                .policy(PolicyKind.TIMEOUT)
                .origin())
        .isEqualTo("@Timeout of " + Annotated.Base.class.getName());
  }

  private static Object attempts(GuardDeclaration guard) {
    return guard.policy(PolicyKind.RETRY).get(GuardSetting.RETRY_MAX_ATTEMPTS);
  }

  @Test
  void aNameOnTheClassIsWithThatOfTheMethod() {
    assertThat(guard(Annotated.Base.class, "covered").name()).isEqualTo("base.covered");
    assertThat(guard(Annotated.class, "scattered").name())
        .isEqualTo(Annotated.class.getName() + ".scattered");
  }

  @Test
  void onePolicyOfTwoLibrariesIsAProblem() {
    assertThat(DeclarationCheck.problemsOf(guard(Annotated.Twice.class, "both")))
        .singleElement()
        .asString()
        .contains("@Retry of " + Annotated.Twice.class.getName() + ".both", "leave one of them");
  }

  @Test
  void wrongValuesAreToldWithTheirPlaceAndMend() {
    assertThat(DeclarationCheck.problemsOf(guard(Annotated.class, "wrongRetry")))
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "@Retry of "
                + Annotated.class.getName()
                + ".wrongRetry: delay is '5': give a unit with it: 5ms, 5s",
            "@Retry of "
                + Annotated.class.getName()
                + ".wrongRetry: maxAttempts is 0: give 1 or more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"emptyFallback", "fallbackOfTwoKinds", "budgetWithoutRetry"})
  void contradictionsAreTold(String method) {
    assertThat(DeclarationCheck.problemsOf(guard(Annotated.class, method)))
        .singleElement()
        .asString()
        .contains(Annotated.class.getName() + "." + method);
  }

  @ParameterizedTest
  @CsvSource({
    "futureVerified, verify",
    "futureUndone, undo",
    "futureRetriedOnResult, retryOnResult",
  })
  void nothingLooksAtWhatAFutureOfAnotherThreadComesTo(String method, String setting) {
    assertThat(DeclarationCheck.problemsOf(guard(Annotated.class, method)))
        .singleElement()
        .asString()
        .contains(Annotated.class.getName() + "." + method + ": " + setting + " is there")
        .contains("returns a Future", "or leave one of " + setting + " and asynchronous out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "everything",
        "leftAtDefaults",
        "defaultsWrittenOut",
        "scattered",
        "futureInPlace",
        "futureThatIsNotLookedAt"
      })
  void whatIsRightHasNoProblems(String method) {

    assertThat(DeclarationCheck.problemsOf(guard(Annotated.class, method))).isEmpty();
  }

  @Test
  void kindsHaveDifferentNames() {
    assertThat(
            List.of(GuardSetting.values()).stream()
                .map(GuardSetting::key)
                .collect(Collectors.toSet()))
        .hasSize(GuardSetting.values().length);
  }
}
