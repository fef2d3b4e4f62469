package dev.faultline.weaving.loaded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedefinedClassesTest {

  private static final StackTraceElement TRANSFORM =
      new StackTraceElement(
          "sun.instrument.InstrumentationImpl", "transform", "InstrumentationImpl.java", 1);

  private final RedefinedClasses redefined = new RedefinedClasses();

  @Test
  void aDebuggersThreadHasNoFrames() {
    assertThat(RedefinedClasses.isTransformedAgain(new StackTraceElement[] {TRANSFORM})).isFalse();
  }

  @Test
  void whatHasCalledForItLastCounts() {
    StackTraceElement again = frame("retransformClasses0");
    StackTraceElement other = frame("redefineClasses");

    assertThat(
            RedefinedClasses.isTransformedAgain(new StackTraceElement[] {TRANSFORM, again, other}))
        .isTrue();
    assertThat(
            RedefinedClasses.isTransformedAgain(new StackTraceElement[] {TRANSFORM, other, again}))
        .isFalse();
  }

  @Test
  void knowsARedefinedClassAndNoneThatIsLoaded() {
    redefined.transform(null, "java/lang/String", null, null, new byte[0]);
    redefined.transform(null, "java/lang/Integer", Integer.class, null, new byte[0]);

    assertThat(redefined.reason(String.class)).isNull();
    assertThat(redefined.reason(Integer.class)).contains("redefined");
  }

  @ParameterizedTest
  @CsvSource({"1.8,true", "11,true", "17,true", "20,true", "21,false", "25,false", "next,false"})
  void knowsWhichVersionsForget(String version, boolean forgets) {
    assertThat(RedefinedClasses.areForgottenBy(version)).isEqualTo(forgets);
  }

  private static StackTraceElement frame(String method) {
    return new StackTraceElement(
        "sun.instrument.InstrumentationImpl", method, "InstrumentationImpl.java", 2);
  }
}
