package dev.faultline.weaving.guard.named;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks for the methods of a name that a guarded method's declaration gives: in its class, its
 * superclasses and interfaces, as far as they can be called from there. Not for several threads.
 */
abstract class MethodSearch {

  final Method guarded;
  final String name;
  private final String setting;
  private final Set<Class<?>> seen = new HashSet<>();

  /** The nearest of that name which will not do, and why not. */
  private String almost;

  /**
   * @param setting that gives the name, for the message
   */
  MethodSearch(Method guarded, String setting, String name) {
    this.guarded = guarded;
    this.setting = setting;
    this.name = name;
  }

  /**
   * Why a method will not do, of that name and within reach.
   *
   * @param bindings what type variables of its class, and its own, stand for
   * @return null when it will
   */
  abstract String whyNot(Method method, TypeBindings bindings);

  /** One that will do; those of the class come before those it inherits. */
  abstract void add(Method method);

  /** Whether there has been one. */
  abstract boolean hasFound();

  /** One that would do, as it would be written. */
  abstract String signature();

  /**
   * Looks everywhere.
   *
   * @throws InvalidSettingException when there is none
   */
  final void run() {
    lookAt(guarded.getDeclaringClass(), TypeBindings.NONE);
    if (!hasFound()) {
      throw new InvalidSettingException(setting, "'" + name + "'", mend());
    }
  }

  private String mend() {
    return almost != null
        ? almost
        : "there is no such method in "
            + declaring().getName()
            + " or above it: declare "
            + signature();
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
    String why = unreachable(method);
    if (why == null) {
      why = whyNot(method, bindings.with(method.getTypeParameters(), guarded.getTypeParameters()));
    }
    if (why == null) {
      add(method);
    } else if (almost == null) {
      almost = "the method " + method + " " + why;
    }
  }

  private String unreachable(Method method) {
    if (method.equals(guarded)) {
      return "is the guarded one itself: name another";
    }
    if (Modifier.isStatic(guarded.getModifiers()) && !Modifier.isStatic(method.getModifiers())) {
      return "is not static: make it so, or the guarded one not";
    }
    if (!canBeCalled(method)) {
      return "cannot be called from " + declaring().getName() + ": make it protected";
    }
    return null;
  }

  /** Whether the first parameters of a method are those of the guarded one. */
  final boolean hasParametersOfGuarded(Method method, int count, TypeBindings bindings) {
    Type[] compared = new Type[count];
    System.arraycopy(method.getGenericParameterTypes(), 0, compared, 0, count);
    return SameType.are(compared, bindings, guarded.getGenericParameterTypes());
  }

  /** The parameters of the guarded method as they would be written. */
  final String parametersOfGuarded() {
    StringBuilder text = new StringBuilder();
    String between = "";
    for (Type parameter : guarded.getGenericParameterTypes()) {
      text.append(between).append(parameter.getTypeName());
      between = ", ";
    }
    return text.toString();
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
}
