package dev.faultline.weaving.guard.declaration;

import static dev.faultline.weaving.guard.declaration.CompiledClasses.guard;
import static dev.faultline.weaving.guard.declaration.CompiledClasses.withProperties;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.annotation.Bulkhead;
import dev.faultline.annotation.CircuitBreaker;
import dev.faultline.annotation.Fallback;
import dev.faultline.annotation.Jitter;
import dev.faultline.annotation.RateLimit;
import dev.faultline.annotation.Retry;
import dev.faultline.annotation.RetryBudget;
import dev.faultline.annotation.Spread;
import dev.faultline.annotation.Timeout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a wrong setting can be followed: it has the names of where that is written. */
class WrongSettingsTest {

  private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
  private static final Pattern KEY =
      Pattern.compile(
          "(?<![\\w.-])(?:"
              + Stream.of(PolicyKind.values()).map(PolicyKind::key).collect(Collectors.joining("|"))
              + ")(?:\\.[a-z-]+)+");

  /** What is given in code alone. */
  private static final Set<String> OF_THE_LIBRARY =
      Set.of(
          "circuit-breaker.configuration",
          "circuit-breaker.ticker",
          "rate-limiter.configuration",
          "rate-limiter.ticker",
          "retry-budget.configuration",
          "retry-budget.ticker",
          "restore.max-elements",
          "timeout.configuration",
          "timeout.initial",
          "timeout.minimum-calls",
          "timeout.ticker",
          "timeout.window");

  private static List<String> keysIn(String text) {
    List<String> keys = new ArrayList<>();
    for (Matcher key = KEY.matcher(text); key.find(); ) {
      keys.add(key.group());
    }
    return keys;
  }

  /** All texts of all policies. */
  @Test
  void everySettingThatPoliciesNameIsThere() throws IOException {
    Set<String> named = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("../resilience/src/main/java/dev"))) {
      for (Path source : sources.filter(one -> one.toString().endsWith(".java")).toList()) {
        for (Matcher text = LITERAL.matcher(Files.readString(source)); text.find(); ) {
          named.addAll(keysIn(text.group()));
        }
      }
    }
    named.removeAll(OF_THE_LIBRARY);

    assertThat(named)
        .hasSizeGreaterThan(30)
        .allSatisfy(key -> assertThat(GuardSetting.ofKey(key)).as(key).isNotNull());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          retry.delay=1s retry.growth=exponential retry.factor=0.5 ~ retry.factor is 0.5: give 1 or more, such as 2
          retry.delay=2m retry.max-delay=1m ~ retry.delay is 2m: it is longer than retry.max-delay (1m); give at most that, or a longer retry.max-delay
          retry.delay=1s retry.growth=fibonacci retry.jitter=decorrelated ~ retry.jitter is decorrelated: it makes delays grow by itself; leave retry.growth fixed, or give another jitter
          retry.jitter=full ~ retry.jitter is full: there is no delay to scatter; give retry.delay
          retry.delay=2s retry.max-duration=1s ~ retry.max-duration is 1s: the first delay alone is 2s or more, so there never would be a second attempt; give more, or a shorter retry.delay
          circuit-breaker.minimum-calls=30 ~ circuit-breaker.minimum-calls is 30: the window never holds more than 20 calls, so the breaker would never open; give at most that, or a larger circuit-breaker.window
          circuit-breaker.window=10s ~ circuit-breaker.window is 10s: a window of time has to know how many calls are enough; give circuit-breaker.minimum-calls
          circuit-breaker.slow-call-rate=50% ~ circuit-breaker.slow-call-rate is 0.5: it is not said which calls are slow; give circuit-breaker.slow-call-duration
          bulkhead.max-wait=1s ~ bulkhead.max-wait is 1s: no call waits, because bulkhead.max-waiting is 0; leave it out, or say how many may wait
          rate-limiter.burst=5 ~ rate-limiter.burst is 5: only a smooth limiter has it; leave it out, or have rate-limiter.spread smooth
          rate-limiter.spread=smooth rate-limiter.min-spacing=1ms ~ rate-limiter.min-spacing is 1ms: a smooth limiter spaces calls by itself; leave it out, or have rate-limiter.spread fixed or rolling
          timeout.adaptive=true timeout.percentile=99 ~ timeout.percentile is 99.0: give a share above 0 and up to 1 (100%)
          timeout.adaptive=true timeout=5s timeout.max=3s ~ timeout is 5s: give a duration from timeout.min (10ms) to timeout.max (3s)
          timeout.adaptive=true timeout=2h ~ timeout is PT2H: give a duration from 1ns to 1h
          fallback.enabled=true ~ fallback is empty: say one of fallback.method, fallback.handler, fallback.value
          fallback.value=1 fallback.2.value=2 fallback.2.method=m ~ fallback.2.value is given: so is fallback.2.method; leave one of them out
          """)
  void propertiesAreNamedAsProperties(String settings, String told) {
    Map<String, String> properties = new HashMap<>();
    properties.put("x.methods", Annotated.class.getName() + ".plain(..)");
    for (String setting : settings.split(" ")) {
      int equals = setting.indexOf('=');
      properties.put("x." + setting.substring(0, equals), setting.substring(equals + 1));
    }

    List<DeclarationProblem> problems =
        DeclarationCheck.problemsOf(withProperties(Annotated.class, "plain", properties));

    assertThat(problems).extracting(DeclarationProblem::text).containsExactly(told);
    String name = told.substring(0, told.indexOf(" is "));
    if (!name.equals("fallback")) {
      assertThat(problems.get(0).origin()).isEqualTo(PropertyGuards.PREFIX + "x." + name);
    }
  }

  @SuppressWarnings("unused")
  private static class Wrong {

    @Retry(maxAttempts = 0)
    void attempts() {}

    @Retry(delay = "2m", maxDelay = "1m")
    void longDelay() {}

    @Retry(delay = "5")
    void noUnit() {}

    @Retry(jitter = Jitter.FULL)
    void nothingToScatter() {}

    @Retry
    @RetryBudget(share = 0, minimumPerSecond = 0)
    void noBudget() {}

    @CircuitBreaker(minimumCalls = 30)
    void neverOpen() {}

    @CircuitBreaker(windowTime = "10s")
    void noMinimum() {}

    @CircuitBreaker(slowCallRate = 0.5)
    void noneSlow() {}

    @Timeout("0s")
    void noTime() {}

    @Timeout(adaptive = true, percentile = 99)
    void percentile() {}

    @Timeout(value = "5s", adaptive = true, max = "3s")
    void firstTooLong() {}

    @Bulkhead(maxWait = "1s")
    void nobodyWaits() {}

    @RateLimit(burst = 5)
    void burst() {}

    @RateLimit(spread = Spread.SMOOTH, minSpacing = "1ms")
    void spaced() {}

    @Fallback
    void empty() {}

    @Fallback(method = "itself")
    int itself() {
      return 0;
    }

    @Fallback(method = "nowhere")
    int missing() {
      return 0;
    }

    @Retry(delay = "1s", factor = 3)
    void doubtful() {}
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          attempts ~ maxAttempts is 0: give 1 or more
          longDelay ~ delay is 2m: it is longer than maxDelay (1m); give at most that, or a longer maxDelay
          noUnit ~ delay is '5': give a unit with it: 5ms, 5s
          nothingToScatter ~ jitter is full: there is no delay to scatter; give delay
          noBudget ~ share is 0.0: with minimumPerSecond 0 there never is a retry; give one of them, or leave the retry out
          neverOpen ~ minimumCalls is 30: the window never holds more than 20 calls, so the breaker would never open; give at most that, or a larger windowCalls
          noMinimum ~ windowTime is 10s: a window of time has to know how many calls are enough; give minimumCalls
          noneSlow ~ slowCallRate is 0.5: it is not said which calls are slow; give slowCallDuration
          noTime ~ value is PT0S: give 1ns or more, up to 100 years
          percentile ~ percentile is 99.0: give a share above 0 and up to 1 (100%)
          firstTooLong ~ value is 5s: give a duration from min (10ms) to max (3s)
          nobodyWaits ~ maxWait is 1s: no call waits, because maxWaiting is 0; leave it out, or say how many may wait
          burst ~ burst is 5: only a smooth limiter has it; leave it out, or have spread smooth
          spaced ~ minSpacing is 1ms: a smooth limiter spaces calls by itself; leave it out, or have spread fixed or rolling
          empty ~ fallback is empty: say one of method, handler, value
          missing ~ method is 'nowhere': there is no such method in dev.faultline.weaving.guard.declaration.WrongSettingsTest$Wrong or above it with 0 or 1 parameter: declare one, or name another
          itself ~ method is 'itself': there is no other method of that name in dev.faultline.weaving.guard.declaration.WrongSettingsTest$Wrong or above it with 0 or 1 parameter: declare one, or name another
          doubtful ~ factor is 3.0: delays do not grow by it unless growth is exponential: set that, or leave it out
          """)
  void annotationsAreNamedByTheirMembers(String method, String told) {
    GuardDeclaration guard = guard(Wrong.class, method);
    List<DeclarationProblem> problems = new ArrayList<>(DeclarationCheck.problemsOf(guard));
    problems.addAll(
        new NamedMethodCheck(
                CompiledClasses.outline(Wrong.class),
                CompiledClasses.method(CompiledClasses.outline(Wrong.class), method),
                CompiledClasses::outline)
            .problemsOf(guard));
    problems.addAll(DeclarationDoubts.of(guard));

    assertThat(problems).extracting(DeclarationProblem::text).containsExactly(told);
    assertThat(keysIn(told)).isEmpty();
  }

  /** A property changes what an annotation says: each is called as it stands. */
  @Test
  void whatBothSayIsNamedAsEachDoes() {
    GuardDeclaration guard =
        withProperties(
            Wrong.class,
            "longDelay",
            Map.of(Wrong.class.getName() + ".longDelay.retry.max-delay", "1s"));

    assertThat(DeclarationCheck.problemsOf(guard))
        .singleElement()
        .asString()
        .isEqualTo(
            "@Retry of "
                + Wrong.class.getName()
                + ".longDelay: delay is 2m: it is longer than retry.max-delay (1s); give at most"
                + " that, or a longer retry.max-delay");
  }

  @Test
  void everyMemberHasTheNameThatIsTold() {
    for (GuardSetting setting : GuardSetting.values()) {
      assertThat(FaultlineMember.of(setting.policy(), FaultlineMember.nameOf(setting)).setting())
          .as(setting.key())
          .isEqualTo(setting);
    }
  }
}
