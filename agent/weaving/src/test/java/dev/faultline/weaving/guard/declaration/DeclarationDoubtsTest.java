package dev.faultline.weaving.guard.declaration;

import static dev.faultline.weaving.guard.declaration.CompiledClasses.guard;
import static dev.faultline.weaving.guard.declaration.CompiledClasses.withProperties;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.annotation.Growth;
import dev.faultline.annotation.Guard;
import dev.faultline.annotation.Jitter;
import dev.faultline.annotation.Restore;
import dev.faultline.annotation.Retry;
import dev.faultline.annotation.Timeout;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeclarationDoubtsTest {

  @SuppressWarnings("unused")
  @Restore
  private static class Doubtful {

    private int sum;

    @Retry(delay = "1s", jitterWidth = "100ms")
    void widthAlone() {}

    @Retry(delay = "1s", jitter = Jitter.FULL, jitterWidth = "100ms")
    void widthOfAnother() {}

    @Retry(delay = "1s", jitter = Jitter.FULL, jitterWidth = "0s")
    void noWidth() {}

    @Retry(delay = "1s", jitter = Jitter.PLUS_MINUS)
    void jitterAlone() {}

    @Retry(delay = "1s", jitter = Jitter.PLUS_MINUS, jitterWidth = "100ms")
    void both() {}

    @Retry(delay = "1s", factor = 3)
    void factorAlone() {}

    @Retry(delay = "1s", growth = Growth.EXPONENTIAL, factor = 3)
    void grows() {}

    @Timeout(value = "1s", percentile = 0.9, max = "3s")
    void notAdaptive() {}

    @Timeout(value = "1s", adaptive = true, percentile = 0.9, max = "3s")
    void adaptive() {}

    @Guard("pay by card")
    @Retry
    void namedInWords() {}

    @Guard("pay-by_card.2")
    @Retry
    void named() {}

    @Guard("")
    @Retry
    void notNamed() {}

    @Restore
    static void ofNothing() {}

    static void ofTheClass() {}
  }

  private static String doubts(String method) {
    return String.valueOf(DeclarationDoubts.of(guard(Doubtful.class, method)));
  }

  private static String origin(String annotation, String method) {
    return "@" + annotation + " of " + Doubtful.class.getName() + "." + method + ": ";
  }

  private static Object jitter(String method) {
    return guard(Doubtful.class, method).policy(PolicyKind.RETRY).get(GuardSetting.RETRY_JITTER);
  }

  @Test
  void aWidthIsForOneKindOfJitterAlone() {
    assertThat(doubts("widthAlone"))
        .isEqualTo(
            "["
                + origin("Retry", "widthAlone")
                + "jitterWidth is given without a jitter, so PLUS_MINUS is taken to be meant: say"
                + " so]");
    assertThat(jitter("widthAlone")).hasToString("PT0.1S");
    assertThat(doubts("widthOfAnother"))
        .contains("jitterWidth is for PLUS_MINUS alone, and jitter is FULL, so it does nothing");
    assertThat(jitter("widthOfAnother")).isEqualTo("full");
    assertThat(jitter("noWidth")).isEqualTo("full");
    assertThat(doubts("noWidth")).isEqualTo("[]");
    assertThat(doubts("jitterAlone")).contains("PLUS_MINUS without a width");
    assertThat(doubts("both")).isEqualTo("[]");
  }

  @Test
  void aFactorIsForExponentialDelaysAlone() {
    assertThat(doubts("factorAlone"))
        .isEqualTo(
            "["
                + origin("Retry", "factorAlone")
                + "factor is 3.0: delays do not grow by it unless growth is"
                + " exponential: set that, or leave it out]");
    assertThat(doubts("grows")).isEqualTo("[]");
  }

  @Test
  void whatIsForAdaptiveTimeoutsDoesNothingForOthers() {
    assertThat(doubts("notAdaptive"))
        .contains("percentile is 0.9: it is for adaptive timeouts alone")
        .contains("max is PT3S: it is for adaptive timeouts alone");
    assertThat(doubts("adaptive")).isEqualTo("[]");
  }

  @Test
  void aStaticMethodHasNothingToRestore() {
    assertThat(doubts("ofNothing"))
        .contains(origin("Restore", "ofNothing"))
        .contains("a static method has no object whose fields could be restored");
    assertThat(guard(Doubtful.class, "ofTheClass").isEmpty()).isTrue();
    assertThat(doubts("ofTheClass")).isEqualTo("[]");
  }

  @Test
  void propertiesAreNamedAndMayMendIt() {
    String key = Doubtful.class.getName() + ".";
    assertThat(
            DeclarationDoubts.of(
                withProperties(Doubtful.class, "both", Map.of(key + "both.retry.factor", "4"))))
        .singleElement()
        .asString()
        .startsWith("faultline.guard." + key + "both.retry.factor: retry.factor is 4.0: delays");
    assertThat(
            DeclarationDoubts.of(
                withProperties(
                    Doubtful.class,
                    "factorAlone",
                    Map.of(key + "factorAlone.retry.growth", "exponential"))))
        .isEmpty();
  }

  @Test
  void defaultsThatAreWrittenOutAreMeant() {
    assertThat(DeclarationDoubts.of(guard(Annotated.class, "defaultsWrittenOut"))).isEmpty();
    assertThat(DeclarationDoubts.of(guard(Annotated.class, "leftAtDefaults"))).isEmpty();
  }

  @Test
  void aNameThatNoPropertyCanHave() {
    assertThat(doubts("namedInWords"))
        .isEqualTo(
            "["
                + origin("Guard", "namedInWords")
                + "the name is 'pay by card', by which properties and commands cannot name the"
                + " guard: give letters, digits, '-', '_' and '.' alone]");
    assertThat(doubts("named")).isEqualTo("[]");
    assertThat(guard(Doubtful.class, "notNamed").problems())
        .singleElement()
        .asString()
        .endsWith("the name is empty: give one, or leave the annotation out");
  }
}
