package dev.faultline.weaving.guard.named;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

@SuppressWarnings("unused")
class ResultMethodTest {

  static class Above {
    protected boolean inherited(Object result) {
      return true;
    }

    private boolean hidden(int result) {
      return true;
    }
  }

  static class Shop extends Above {
    int buy(String what, long number) {
      return 0;
    }

    CompletionStage<String> later(String what) {
      return null;
    }

    CompletionStage<?> something() {
      return null;
    }

    @SuppressWarnings("rawtypes")
    CompletionStage raw() {
      return null;
    }

    boolean ofStage(CompletionStage<String> stage) {
      return true;
    }

    boolean ofNumber(Integer number) {
      return true;
    }

    private boolean fits(int result) {
      return true;
    }

    boolean ofText(String text) {
      return true;
    }

    String noBoolean(int result) {
      return null;
    }

    void giveBack(String what, long number) {}

    void giveBackAll(String what, long number, Integer result) {}

    void giveBackOther(String what) {}

    void giveBackLater(String what, String held) {}
  }

  private static Method method(String name) {
    return Arrays.stream(Shop.class.getDeclaredMethods())
        .filter(one -> one.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static ResultMethod verifying(String name) {
    return ResultMethod.verifying(method("buy"), name, false);
  }

  private static ResultMethod undoing(String name) {
    return ResultMethod.undoing(method("buy"), name, false);
  }

  @Test
  void oneThatVerifiesTakesTheResult() {
    assertThat(verifying("fits").method()).isEqualTo(method("fits"));
    assertThat(verifying("inherited").method().getDeclaringClass()).isEqualTo(Above.class);
  }

  @Test
  void tellsWhyOneCannotVerify() {
    assertWrong(() -> verifying("ofText"), "verify.method is 'ofText'", "does not take int");
    assertWrong(() -> verifying("noBoolean"), "'noBoolean'", "does not return boolean");
    assertWrong(
        () -> verifying("hidden"), "'hidden'", "cannot be called from", "make it protected");
    assertWrong(() -> verifying("none"), "there is no such method", "declare boolean none(int)");
  }

  @Test
  void takesWhatTheStageHoldsOrElseTheStage() {
    assertThat(ResultMethod.verifying(method("later"), "ofText", true).method())
        .isEqualTo(method("ofText"));
    assertThat(ResultMethod.verifying(method("later"), "ofStage", false).method())
        .isEqualTo(method("ofStage"));
    assertThat(ResultMethod.verifying(method("something"), "ofText", true)).isNotNull();
    assertThat(ResultMethod.verifying(method("raw"), "ofText", true)).isNotNull();

    assertWrong(
        () -> ResultMethod.verifying(method("later"), "ofStage", true),
        "verify.method is 'ofStage'",
        "does not take java.lang.String, and nothing else");
    assertWrong(
        () -> ResultMethod.verifying(method("later"), "ofNumber", true),
        "does not take java.lang.String, and nothing else");
    assertWrong(
        () -> ResultMethod.verifying(method("later"), "ofText", false),
        "does not take java.util.concurrent.CompletionStage<java.lang.String>, and nothing else");
    assertWrong(
        () -> ResultMethod.undoing(method("later"), "fits", true),
        "with or without one for its result (java.lang.String) behind them");
  }

  @Test
  void oneThatUndoesTakesTheArgumentsAndPerhapsTheResult() {
    assertThat(undoing("giveBack").takesResult()).isFalse();
    assertThat(undoing("giveBackAll").takesResult()).isTrue();
    assertThat(ResultMethod.undoing(method("later"), "giveBackLater", true).takesResult())
        .as("what the stage holds")
        .isTrue();
  }

  @Test
  void tellsWhyOneCannotUndo() {
    assertWrong(
        () -> undoing("giveBackOther"), "undo.method is 'giveBackOther'", "parameters of int");
    assertWrong(() -> undoing("giveBackLater"), "'giveBackLater'", "parameters of int");
    assertWrong(
        () -> undoing("none"), "declare void none(java.lang.String, long)", "no such method");
  }

  private static void assertWrong(Runnable search, String... parts) {
    assertThatThrownBy(search::run)
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContainingAll(parts);
  }
}
