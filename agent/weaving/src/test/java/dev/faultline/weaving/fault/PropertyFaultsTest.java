package dev.faultline.weaving.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.weaving.guard.declaration.DeclarationProblem;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PropertyFaultsTest {

  private static final String SLOW = PropertyFaults.PREFIX + "slow.";

  private final Map<String, String> properties = new HashMap<>();

  private PropertyFaultsTest set(String key, String value) {
    properties.put(SLOW + key, value);
    return this;
  }

  private PropertyFaults parsed() {
    return PropertyFaults.parse(properties);
  }

  @Test
  void readsAllThatCanBeSaid() {
    set("methods", "com.acme.Bank.*(..)")
        .set("exception", "java.net.SocketTimeoutException: rehearsed: slow")
        .set("delay", "200ms")
        .set("rate", "10%")
        .set("for", "5m")
        .set("seed", "-42");

    assertThat(parsed().problems()).isEmpty();
    FaultDeclaration fault = parsed().faults().get(0);
    assertThat(fault.name()).isEqualTo("slow");
    assertThat(fault.exceptionType()).isEqualTo("java.net.SocketTimeoutException");
    assertThat(fault.exceptionMessage()).isEqualTo("rehearsed: slow");
    assertThat(fault.delayNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
    assertThat(fault.rate()).isEqualTo(0.1);
    assertThat(fault.forNanos()).isEqualTo(TimeUnit.MINUTES.toNanos(5));
    assertThat(fault.seed()).isEqualTo(-42);
    assertThat(fault)
        .hasToString(
            "delays by 200ms and throws java.net.SocketTimeoutException: rehearsed: slow in 10% of"
                + " the calls of com.acme.Bank.*(..)");
  }

  @Test
  void strikesAllCallsForEverUnlessSaidOtherwise() {
    set("methods", "com.acme.Bank.*(..)").set("value", "0");

    FaultDeclaration fault = parsed().faults().get(0);
    assertThat(fault.rate()).isEqualTo(1);
    assertThat(fault.forNanos()).isZero();
    assertThat(fault.seed()).isNull();
    assertThat(fault.exceptionType()).isNull();
    assertThat(fault).hasToString("returns '0' in all calls of com.acme.Bank.*(..)");
  }

  @Test
  void isTheSameWhenItIsWrittenTheSame() {
    set("methods", "com.acme.Bank.*(..)").set("delay", "1s");
    FaultDeclaration before = parsed().faults().get(0);

    assertThat(parsed().faults().get(0)).isEqualTo(before).hasSameHashCodeAs(before);
    assertThat(set("delay", "2s").parsed().faults().get(0)).isNotEqualTo(before);
  }

  @Test
  void aFaultOfWhichAnythingIsWrongIsLeftOut() {
    set("methods", "com.acme.Bank.*(..)").set("delay", "1s").set("rate", "lots");

    assertThat(parsed().faults()).isEmpty();
    assertThat(parsed().problems())
        .extracting(DeclarationProblem::toString)
        .containsExactly(SLOW + "rate: it is 'lots': give a share, such as 50% or 0.5");
  }

  @Test
  void tellsEachWrongValueWithItsMend() {
    assertProblem("rate", "150%", "it is '150%': give a share above 0, and 100% at most");
    assertProblem("rate", "0", "it is '0': give a share above 0, and 100% at most");
    assertProblem("rate", "NaN", "it is 'NaN': give a share above 0, and 100% at most");
    assertProblem("for", "5", "it is '5': give a unit with it: 5ms, 5s");
    assertProblem("delay", "0s", "it is '0s': give more than nothing, and a year at most");
    assertProblem("delay", "400d", "it is '400d': give more than nothing, and a year at most");
    assertProblem("seed", "x", "it is 'x': give a whole number, such as 42");
    assertProblem(
        "exception",
        "no class: why",
        "it is 'no class': give a class's full name, such as java.io.IOException");
    assertProblem(
        "rat",
        "1",
        "there is no such setting of a fault: give one of methods, exception, value, delay, rate,"
            + " for, seed");
  }

  private static void assertProblem(String key, String value, String problem) {
    PropertyFaultsTest one = new PropertyFaultsTest();
    one.set("methods", "com.acme.Bank.*(..)").set("value", "0").set(key, value);

    assertThat(one.parsed().faults()).isEmpty();
    assertThat(one.parsed().problems())
        .extracting(DeclarationProblem::toString)
        .containsExactly(SLOW + key + ": " + problem);
    assertThat(one.parsed().problems().get(0).lacksOthers()).isFalse();
  }

  @Test
  void tellsWhatIsMissingOrTooMuch() {
    assertThat(set("delay", "1s").parsed().problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.text()).startsWith("the fault strikes nothing: say where with");
              assertThat(problem.lacksOthers()).isTrue();
            });
    properties.clear();
    assertThat(set("methods", "com.acme.Bank.*(..)").parsed().problems().get(0).text())
        .startsWith("the fault does nothing: give it an exception, a value or a delay");
    set("value", "0").set("exception", "java.io.IOException");
    assertThat(parsed().problems().get(0).text()).contains("not both: delete one of them");
    assertThat(parsed().faults()).isEmpty();
    properties.clear();
    properties.put(PropertyFaults.PREFIX + "slow", "1s");
    assertThat(parsed().problems().get(0).text()).startsWith("it names no fault with a setting");
  }

  @Test
  void namesMayHaveDots() {
    properties.put(PropertyFaults.PREFIX + "of.the.bank.methods", "com.acme.Bank.*(..)");
    properties.put(PropertyFaults.PREFIX + "of.the.bank.delay", "1s");
    properties.put("faultline.guard.pay.methods", "com.acme.Bank.*(..)");

    assertThat(parsed().faults()).extracting(FaultDeclaration::name).containsExactly("of.the.bank");
  }
}
