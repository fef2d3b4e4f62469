package dev.faultline.weaving.guard.declaration;

import static dev.faultline.weaving.guard.declaration.CompiledClasses.prefixed;
import static dev.faultline.weaving.guard.declaration.CompiledClasses.withProperties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyGuardsTest {

  private static final String ANNOTATED = Annotated.class.getName();
  private static final String PLAIN = "dev.faultline.weaving.guard.declaration.*ted.plain(..)";

  @Test
  void whatContradictsIsToldBeforeAnyMethodIsGuarded() {
    PropertyGuards guards =
        PropertyGuards.parse(
            Map.of(
                "faultline.guard.pay.methods", "com.acme.Pay.*(..)",
                "faultline.guard.pay.retry.delay", "2ms",
                "faultline.guard.pay.retry.max-delay", "1ms"));

    assertThat(guards.problems()).singleElement().asString().contains("retry.max-delay (1ms)");
    assertThat(guards.problems().get(0).origin()).startsWith("faultline.guard.pay.retry.");
  }

  @Test
  void aGuardWhoseMethodsAreWrongIsNotToldAsOneWithout() {
    PropertyGuards guards =
        PropertyGuards.parse(
            Map.of(
                "faultline.guard.pay.methods", "com.acme.Pay.<init>()",
                "faultline.guard.pay.retry.max-attempts", "2",
                "faultline.guard.other.retry.max-attempts", "2"));

    assertThat(guards.withoutMethods()).containsExactly("other");
    assertThat(guards.problems())
        .singleElement()
        .asString()
        .contains("constructors are called new: write com.acme.Shop.new(..)");
  }

  @Test
  void whatIsSetUnderTwoNamesIsTold() {
    PropertyGuards guards =
        PropertyGuards.parse(
            Map.of(
                "faultline.guard.pay.fallback.value", "1",
                "faultline.guard.pay.fallback.1.value", "2",
                "faultline.guard.pay.fallback.2.value", "3"));

    assertThat(guards.problems())
        .singleElement()
        .hasToString(
            "faultline.guard.pay.fallback.value: it is what faultline.guard.pay.fallback.1.value is:"
                + " leave one of them out");
  }

  @Test
  void anEmptyNameIsToldAsThat() {
    PropertyGuards guards = PropertyGuards.parse(Map.of("faultline.guard..retry.delay", "1s"));

    assertThat(guards.problems())
        .singleElement()
        .hasToString(
            "faultline.guard..retry.delay: the guard's name is empty: give faultline.guard.NAME,"
                + " then the setting");
  }

  @Test
  void aShortAdaptiveTimeoutContradictsNoDefault() {
    PropertyGuards guards =
        PropertyGuards.parse(
            Map.of(
                "faultline.guard.pay.methods", "com.acme.Pay.*(..)",
                "faultline.guard.pay.timeout", "3ms",
                "faultline.guard.pay.timeout.adaptive", "true"));

    assertThat(guards.problems()).isEmpty();
  }

  @Test
  void aGuardIsPutAroundMethodsWithoutAnnotations() {
    GuardDeclaration guard =
        withProperties(
            Annotated.class,
            "plain",
            Map.of(
                "payments.methods", PLAIN,
                "payments.retry.max-attempts", "3",
                "payments.retry.delay", "250ms",
                "payments.circuit-breaker.failure-rate", "50%",
                "payments.circuit-breaker.window", "10s",
                "payments.circuit-breaker.minimum-calls", "5",
                "payments.timeout", "2s",
                "payments.fallback.value", "none"));

    assertThat(DeclarationCheck.problemsOf(guard)).isEmpty();
    assertThat(guard.isStandard()).isFalse();
    PolicyDeclaration retry = guard.policy(PolicyKind.RETRY);
    assertThat(retry.get(GuardSetting.RETRY_MAX_ATTEMPTS)).isEqualTo(3);
    assertThat(retry.get(GuardSetting.RETRY_DELAY)).isEqualTo(Duration.ofMillis(250));
    assertThat(retry.originOf(GuardSetting.RETRY_DELAY))
        .isEqualTo("faultline.guard.payments.retry.delay");
    PolicyDeclaration breaker = guard.policy(PolicyKind.CIRCUIT_BREAKER);
    assertThat(breaker.get(GuardSetting.BREAKER_FAILURE_RATE)).isEqualTo(0.5);
    assertThat(breaker.get(GuardSetting.BREAKER_WINDOW)).isEqualTo(Duration.ofSeconds(10));
    assertThat(breaker.text(GuardSetting.BREAKER_NAME)).isEqualTo("payments");
    assertThat(guard.policy(PolicyKind.TIMEOUT).get(GuardSetting.TIMEOUT))
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(guard.policy(PolicyKind.FALLBACK).text(GuardSetting.FALLBACK_VALUE))
        .isEqualTo("none");
  }

  @Test
  void otherMethodsAreLeftAlone() {
    Map<String, String> properties =
        Map.of("payments.methods", PLAIN.replace("plain", "nothing"), "payments.timeout", "2s");

    assertThat(withProperties(Annotated.class, "plain", properties)).isNull();
  }

  @Test
  void aPolicyIsHadByNothingButItsName() {
    GuardDeclaration guard =
        withProperties(
            Annotated.class, "plain", Map.of("p.methods", PLAIN, "p.retry.enabled", "true"));

    assertThat(guard.policies())
        .extracting(PolicyDeclaration::kind)
        .containsExactly(PolicyKind.RETRY);
  }

  /** The stronger are below. */
  @ParameterizedTest
  @CsvSource({
    "*,                  1",
    "CLASS,              2",
    "CLASS.scattered,    3",
  })
  void annotationsAreChangedForAllForAClassAndForAMethod(String strongest, int attempts) {
    Map<String, String> properties = new HashMap<>();
    int value = 1;
    for (String name : List.of("*", "CLASS", "CLASS.scattered")) {
      properties.put(
          name.replace("CLASS", ANNOTATED) + ".retry.max-attempts", Integer.toString(value++));
      if (name.equals(strongest)) {
        break;
      }
    }

    assertThat(
            withProperties(Annotated.class, "scattered", properties)
                .policy(PolicyKind.RETRY)
                .get(GuardSetting.RETRY_MAX_ATTEMPTS))
        .isEqualTo(attempts);
  }

  @Test
  void aGuardsOwnNameIsStrongest() {
    GuardDeclaration guard =
        withProperties(
            Annotated.class,
            "everything",
            Map.of(
                ANNOTATED + ".everything.timeout",
                "8s",
                "everything.timeout",
                "9s",
                "everything.timeout.max",
                "10s"));

    assertThat(guard.policy(PolicyKind.TIMEOUT).get(GuardSetting.TIMEOUT))
        .isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void changesAddNoPolicies() {
    Map<String, String> properties = Map.of("*.timeout", "1s");

    assertThat(withProperties(Annotated.class, "scattered", properties).policy(PolicyKind.TIMEOUT))
        .isNull();
    assertThat(withProperties(Annotated.class, "plain", properties)).isNull();
  }

  @Test
  void policiesAndWholeGuardsAreDisabled() {
    assertThat(
            withProperties(Annotated.class, "leftAtDefaults", Map.of("*.retry.enabled", "false"))
                .policy(PolicyKind.RETRY))
        .isNull();
    assertThat(
            withProperties(
                    Annotated.class, "leftAtDefaults", Map.of(ANNOTATED + ".enabled", "false"))
                .isEmpty())
        .isTrue();
  }

  @Test
  void fallbacksAreChangedByPlaceAndAddedAtTheEnd() {
    GuardDeclaration guard =
        withProperties(
            Annotated.class,
            "everything",
            Map.of(
                "x.methods", PLAIN.replace("plain", "everything"),
                "x.fallback.method", "first",
                "x.fallback.2.enabled", "false",
                "x.fallback.4.value", "last"));

    assertThat(guard.policies().stream().filter(policy -> policy.kind() == PolicyKind.FALLBACK))
        .extracting(
            policy -> policy.text(GuardSetting.FALLBACK_METHOD),
            policy -> policy.text(GuardSetting.FALLBACK_VALUE))
        .containsExactly(tuple("first", null), tuple(null, "none"), tuple(null, "last"));
  }

  @Test
  void namesMayHaveDotsAndEvenNamesOfPolicies() {
    GuardKey key = GuardKey.parse("com.acme.retry.Client.circuit-breaker.failure-rate");

    assertThat(key.guard).isEqualTo("com.acme.retry.Client");
    assertThat(key.setting).isEqualTo(GuardSetting.BREAKER_FAILURE_RATE);
    assertThat(GuardKey.parse("a.b.timeout.enabled").policy).isEqualTo(PolicyKind.TIMEOUT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          x.retry.max-attempts           ~ three   ~ it is 'three': give a whole number
          x.retry.delay                  ~ 5       ~ it is '5': give a unit with it: 5ms, 5s
          x.circuit-breaker.failure-rate ~ half    ~ it is 'half': give a share, such as 50% or 0.5
          x.retry.jitter                 ~ some    ~ it is 'some': give none, full, equal
          x.retry.growth                 ~ some    ~ it is 'some': give fixed, exponential or fibonacci
          x.retry.retry-on               ~ a-b     ~ it is 'a-b': give a class's full name
          x.enabled                      ~ yes     ~ it is 'yes': give true or false
          x.retry.attempts               ~ 3       ~ give one of retry.enabled, retry.max-attempts, retry.max-duration
          x.retries                      ~ 3       ~ one of the policies asynchronous, retry,
          x.methods                      ~ foo     ~ the pattern ends where a method
          *.methods                      ~ a.b.*(..) ~ give the guard a name
          """)
  void wrongPropertiesAreToldAndLeftOut(String name, String value, String text) {
    PropertyGuards guards = PropertyGuards.parse(prefixed(Map.of(name, value)));

    assertThat(guards.problems())
        .singleElement()
        .asString()
        .startsWith(PropertyGuards.PREFIX + name + ": ")
        .contains(text);
  }

  @Test
  void methodsWithoutAPolicyAreAProblem() {
    assertThat(PropertyGuards.parse(prefixed(Map.of("x.methods", PLAIN))).problems())
        .singleElement()
        .asString()
        .contains("faultline.guard.x.methods: the guard has no policy");
  }

  @Test
  void constructorsCannotBeGuarded() {
    GuardDeclaration guard =
        withProperties(
            Annotated.class,
            "<init>",
            Map.of("x.methods", PLAIN.replace("plain", "new"), "x.timeout", "1s"));

    assertThat(guard.isEmpty()).isTrue();
    assertThat(guard.problems())
        .singleElement()
        .asString()
        .contains("constructors cannot be guarded");
  }

  @Test
  void contradictionsOfPropertiesNameTheProperty() {
    GuardDeclaration guard =
        withProperties(
            Annotated.class,
            "plain",
            Map.of("x.methods", PLAIN, "x.circuit-breaker.minimum-calls", "30"));

    assertThat(DeclarationCheck.problemsOf(guard))
        .singleElement()
        .asString()
        .startsWith("faultline.guard.x.circuit-breaker.minimum-calls: ");
  }

  @ParameterizedTest
  @CsvSource({
    "250ms, PT0.25S",
    "2s, PT2S",
    "1m 30s, PT1M30S",
    "1h30m, PT1H30M",
    "5 us, PT0.000005S",
    "7ns, PT0.000000007S",
    "2d, PT48H",
  })
  void durationsAreReadable(String text, Duration duration) {
    assertThat(DurationReader.read("x", text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "2",
        "2x",
        "-1s",
        "1.5s",
        "99999999999999999999s",
        "9999999999999999d",
        "2s,3s"
      })
  void otherTextsAreNoDurations(String text) {
    assertThatThrownBy(() -> DurationReader.read("x", text))
        .isInstanceOf(InvalidSettingException.class);
  }
}
