package dev.faultline.weaving.guard.named;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the fallbacks that a method names: methods of its class, its superclasses and interfaces
 * that can be called from there, with the same parameters and the same result once type variables
 * stand for what they do; or with one more parameter for the failure. Not for several threads.
 */
public final class FallbackMethods extends MethodSearch {

  private static final String SETTING = "fallback.method";

  private final List<FallbackMethod> found = new ArrayList<>();

  private FallbackMethods(Method guarded, String name) {
    super(guarded, SETTING, name);
  }

  /**
   * The fallbacks of a name: those that take the failure first, with the more special type before
   * the more general.
   *
   * @throws InvalidSettingException when there is none
   */
  public static List<FallbackMethod> find(Method guarded, String name) {
    FallbackMethods search = new FallbackMethods(guarded, name);
    search.run();
    return Collections.unmodifiableList(search.found);
  }

  @Override
  String whyNot(Method method, TypeBindings bindings) {
    if (!SameType.is(method.getGenericReturnType(), bindings, guarded.getGenericReturnType())) {
      return "does not return " + guarded.getGenericReturnType().getTypeName();
    }
    int parameters = method.getParameterTypes().length;
    int shared = takesFailure(method) ? parameters - 1 : parameters;
    return hasParametersOfGuarded(method, shared, bindings)
        ? null
        : "does not have the parameters of " + guarded;
  }

  private boolean takesFailure(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    return parameters.length == guarded.getParameterTypes().length + 1
        && Throwable.class.isAssignableFrom(parameters[parameters.length - 1]);
  }

  /** Behind those with a more special type of failure; what is overridden is not added again. */
  @Override
  void add(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    Class<?> failure = takesFailure(method) ? parameters[parameters.length - 1] : null;
    int at = 0;
    for (FallbackMethod other : found) {
      if (other.failureType() == failure) {
        return;
      }
      if (failure == null
          || other.failureType() != null && failure.isAssignableFrom(other.failureType())) {
        at = found.indexOf(other) + 1;
      }
    }
    found.add(at, new FallbackMethod(method, failure));
  }

  @Override
  boolean hasFound() {
    return !found.isEmpty();
  }

  @Override
  String signature() {
    return guarded.getGenericReturnType().getTypeName()
        + ' '
        + name
        + '('
        + parametersOfGuarded()
        + ')';
  }
}
