package dev.faultline.weaving.guard.named;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the fallbacks that a method names: methods of its class, its superclasses and interfaces
 * that can be called from there, with the same parameters and the same result once type variables
 * stand for what they do; or with one more parameter for the failure. Not for several threads.
 */
public final class FallbackMethods {

  private static final String SETTING = "fallback.method";

  private final Method guarded;
  private final String name;
  private final List<FallbackMethod> found = new ArrayList<>();
  private final Set<Class<?>> seen = new HashSet<>();

  /** The nearest of that name which is no fallback, and why not. */
  private String almost;

  private FallbackMethods(Method guarded, String name) {
    this.guarded = guarded;
    this.name = name;
  }

  /**
   * The fallbacks of a name: those that take the failure first, with the more special type before
   * the more general.
   *
   * @throws InvalidSettingException when there is none
   */
  public static List<FallbackMethod> find(Method guarded, String name) {
    FallbackMethods search = new FallbackMethods(guarded, name);
    search.lookAt(guarded.getDeclaringClass(), TypeBindings.NONE);
    if (search.found.isEmpty()) {
      throw new InvalidSettingException(SETTING, "'" + name + "'", search.mend());
    }
    return Collections.unmodifiableList(search.found);
  }

  private void lookAt(Class<?> type, TypeBindings bindings) {
    if (!seen.add(type)) {
      return;
    }
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(name) && !method.isBridge()) {
        consider(method, bindings);
      }
    }
    if (type.getSuperclass() != null) {
      lookAt(type.getSuperclass(), bindings.of(type.getGenericSuperclass()));
    }
    Class<?>[] interfaces = type.getInterfaces();
    Type[] generic = type.getGenericInterfaces();
    for (int i = 0; i < interfaces.length; i++) {
      lookAt(interfaces[i], bindings.of(generic[i]));
    }
  }

  private void consider(Method method, TypeBindings bindings) {
    String why = whyNot(method, bindings);
    if (why == null) {
      add(method);
    } else if (almost == null) {
      almost = "the method " + method + " " + why;
    }
  }

  private String whyNot(Method method, TypeBindings ofClass) {
    if (method.equals(guarded)) {
      return "is the guarded one itself: name another";
    }
    if (Modifier.isStatic(guarded.getModifiers()) && !Modifier.isStatic(method.getModifiers())) {
      return "is not static: make it so, or the guarded one not";
    }
    if (!canBeCalled(method)) {
      return "cannot be called from " + declaring().getName() + ": make it protected";
    }
    TypeBindings bindings = ofClass.with(method.getTypeParameters(), guarded.getTypeParameters());
    if (!SameType.is(method.getGenericReturnType(), bindings, guarded.getGenericReturnType())) {
      return "does not return " + guarded.getGenericReturnType().getTypeName();
    }
    Type[] parameters = method.getGenericParameterTypes();
    Type[] wanted = guarded.getGenericParameterTypes();
    int shared = takesFailure(method) ? parameters.length - 1 : parameters.length;
    Type[] compared = new Type[shared];
    System.arraycopy(parameters, 0, compared, 0, shared);
    return SameType.are(compared, bindings, wanted)
        ? null
        : "does not have the parameters of " + guarded;
  }

  private boolean takesFailure(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    return parameters.length == guarded.getParameterTypes().length + 1
        && Throwable.class.isAssignableFrom(parameters[parameters.length - 1]);
  }

  private boolean canBeCalled(Method method) {
    int modifiers = method.getModifiers();
    if (Modifier.isPrivate(modifiers)) {
      return method.getDeclaringClass() == declaring();
    }
    return Modifier.isPublic(modifiers)
        || Modifier.isProtected(modifiers)
        || isOfPackage(method.getDeclaringClass());
  }

  private boolean isOfPackage(Class<?> type) {
    return type.getClassLoader() == declaring().getClassLoader()
        && packageOf(type).equals(packageOf(declaring()));
  }

  private static String packageOf(Class<?> type) {
    return type.getName().substring(0, type.getName().lastIndexOf('.') + 1);
  }

  private Class<?> declaring() {
    return guarded.getDeclaringClass();
  }

  /** Behind those with a more special type of failure; what is overridden is not added again. */
  private void add(Method method) {
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

  private String mend() {
    if (almost != null) {
      return almost;
    }
    StringBuilder signature = new StringBuilder(guarded.getGenericReturnType().getTypeName());
    signature.append(' ').append(name).append('(');
    String between = "";
    for (Type parameter : guarded.getGenericParameterTypes()) {
      signature.append(between).append(parameter.getTypeName());
      between = ", ";
    }
    return "there is no such method in "
        + declaring().getName()
        + " or above it: declare "
        + signature
        + ")";
  }
}
