package dev.faultline.weaving.guard.named;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * What a handler of fallbacks returns, by the type argument that it gives to the handlers'
 * interface.
 */
public final class HandlerResult {

  private HandlerResult() {}

  /**
   * Checks that callers of a method can have what a handler returns. One that leaves its type open
   * is taken to know.
   *
   * @param handlers the interface's full name
   * @throws InvalidSettingException when the handler is none, or returns something else
   */
  public static void check(Class<?> handler, String handlers, Method guarded) {
    Type returned = argument(handler, TypeBindings.NONE, handlers);
    if (returned == null) {
      throw wrong(handler, "it does not implement " + handlers + ": have it do so");
    }
    Class<?> wanted = MethodType.methodType(guarded.getReturnType()).wrap().returnType();
    Class<?> had = classOf(returned);
    if (had != null && !wanted.isAssignableFrom(had)) {
      throw wrong(
          handler,
          "it returns "
              + had.getName()
              + ", and "
              + guarded
              + " "
              + wanted.getName()
              + ": have them return the same");
    }
  }

  private static InvalidSettingException wrong(Class<?> handler, String mend) {
    return new InvalidSettingException("fallback.handler", handler.getName(), mend);
  }

  /** Null when a class is no handler at all. */
  private static Type argument(Class<?> type, TypeBindings bindings, String handlers) {
    if (type.getName().equals(handlers)) {
      return bindings.ofVariable(type.getTypeParameters()[0]);
    }
    Type found = null;
    if (type.getSuperclass() != null) {
      found = argument(type.getSuperclass(), bindings.of(type.getGenericSuperclass()), handlers);
    }
    Type[] generic = type.getGenericInterfaces();
    for (int i = 0; i < generic.length && found == null; i++) {
      found = argument(type.getInterfaces()[i], bindings.of(generic[i]), handlers);
    }
    return found;
  }

  /** Null when it is open. */
  static Class<?> classOf(Type type) {
    if (type instanceof TypeBindings.Bound) {
      return classOf(((TypeBindings.Bound) type).type);
    }
    if (type instanceof ParameterizedType) {
      return (Class<?>) ((ParameterizedType) type).getRawType();
    }
    if (type instanceof GenericArrayType) {
      Class<?> element = classOf(((GenericArrayType) type).getGenericComponentType());
      return element == null ? null : Array.newInstance(element, 0).getClass();
    }
    return type instanceof Class ? (Class<?>) type : null;
  }
}
