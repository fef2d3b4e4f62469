package dev.faultline.weaving.guard.named;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.weaving.guard.named.elsewhere.OtherPackage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("unused")
class FallbackMethodsTest {

  static class Above<T, U> {
    protected T generic(List<U> of) {
      return null;
    }

    protected T[] array(U[] of) {
      return null;
    }

    protected Map<T, ? extends List<U>> deep(Set<? super T> of) {
      return null;
    }

    private String hidden() {
      return null;
    }

    String ofPackage() {
      return null;
    }
  }

  static class Middle<V> extends Above<String, V> implements Defaults<V> {}

  interface Defaults<W> {
    default W ofInterface(W of) {
      return of;
    }
  }

  static class Shop extends Middle<Integer> {
    private String own(int one, String... more) {
      return null;
    }

    private String sameButPrivate(int one, String... more) {
      return null;
    }

    private String otherParameters(long one, String... more) {
      return null;
    }

    private Object otherResult(int one, String... more) {
      return null;
    }

    static String ofTheClass(int one, String... more) {
      return null;
    }

    String guardedGeneric(List<Integer> of) {
      return null;
    }

    String guardedGenericOfOther(List<Long> of) {
      return null;
    }

    String[] guardedArray(Integer[] of) {
      return null;
    }

    Map<String, ? extends List<Integer>> guardedDeep(Set<? super String> of) {
      return null;
    }

    Map<String, List<Integer>> guardedDeepWithoutWildcard(Set<? super String> of) {
      return null;
    }

    Integer guardedOfInterface(Integer of) {
      return null;
    }

    <E extends Comparable<E>> E guardedVariable(List<E> of) {
      return null;
    }

    <F extends Comparable<F>> F variable(List<F> of) {
      return null;
    }

    <F> F otherVariable(List<String> of) {
      return null;
    }

    String plain() {
      return null;
    }

    static String guardedStatic() {
      return null;
    }

    String withFailure(Throwable failure) {
      return null;
    }

    String overloaded() {
      return null;
    }

    String overloaded(IOException failure) {
      return null;
    }

    String overloaded(Exception failure) {
      return null;
    }

    String overloaded(FileNotFoundException failure) {
      return null;
    }

    String overloaded(String other) {
      return null;
    }
  }

  static class Below extends OtherPackage {
    String guarded() {
      return null;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sameButPrivate", "ofTheClass"})
  void aFallbackHasTheSameParametersAndResult(String name) {
    assertThat(fallbacks(Shop.class, "own", name))
        .singleElement()
        .returns(name, fallback -> fallback.method().getName());
  }

  @Test
  void typeVariablesStandForWhatTheyDo() {
    assertFound("guardedGeneric", "generic");
    assertFound("guardedArray", "array");
    assertFound("guardedDeep", "deep");
    assertFound("guardedOfInterface", "ofInterface");
    assertFound("guardedVariable", "variable");
    assertFound("plain", "ofPackage");
  }

  private static void assertFound(String guarded, String name) {
    assertThat(fallbacks(Shop.class, guarded, name)).as(guarded).hasSize(1);
  }

  @Test
  void otherTypesAreNotTheSame() {
    assertRefused("own", "otherParameters", "does not have the parameters of");
    assertRefused("own", "otherResult", "does not return java.lang.String");
    assertRefused("guardedGenericOfOther", "generic", "does not have the parameters of");
    assertRefused("guardedDeepWithoutWildcard", "deep", "does not return java.util.Map");
    assertRefused("guardedVariable", "otherVariable", "does not have the parameters of");
  }

  @Test
  void aFallbackCanBeCalledFromTheGuardedMethod() {
    assertRefused("plain", "hidden", "make it protected");
    assertRefused("guardedStatic", "plain", "is not static");
    assertRefused("plain", "plain", "is the guarded one itself");
    assertThat(fallbacks(Below.class, "guarded", "ofSubclasses")).hasSize(1);
    assertThatThrownBy(() -> fallbacks(Below.class, "guarded", "ofPackage"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("make it protected");
  }

  @Test
  void aNameThatThereIsNotIsAnsweredByWhatToDeclare() {
    assertRefused(
        "own",
        "nowhere",
        "there is no such method in "
            + Shop.class.getName()
            + " or above it: declare java.lang.String nowhere(int, java.lang.String[])");
  }

  private static void assertRefused(String guarded, String name, String message) {
    assertThatThrownBy(() -> fallbacks(Shop.class, guarded, name))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("fallback.method is '" + name + "': ")
        .hasMessageContaining(message);
  }

  @Test
  void itMayTakeTheFailure() {
    assertThat(fallbacks(Shop.class, "plain", "withFailure"))
        .singleElement()
        .returns(Throwable.class, FallbackMethod::failureType);
  }

  @Test
  void ofSeveralTheMostSpecialComesFirst() {
    List<FallbackMethod> found = fallbacks(Shop.class, "plain", "overloaded");

    assertThat(found)
        .extracting(FallbackMethod::failureType)
        .containsExactly(FileNotFoundException.class, IOException.class, Exception.class, null);
    assertThat(found.get(1).takes(new IOException())).isTrue();
    assertThat(found.get(1).takes(new Exception())).isFalse();
    assertThat(found.get(3).takes(new Error())).isTrue();
  }

  private static List<FallbackMethod> fallbacks(Class<?> type, String guarded, String name) {
    Method method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(one -> one.getName().equals(guarded) && !one.isBridge())
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + guarded));
    return FallbackMethods.find(method, name);
  }
}
