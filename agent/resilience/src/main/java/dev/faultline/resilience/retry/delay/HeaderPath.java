package dev.faultline.resilience.retry.delay;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** Where objects of a type, known by its name alone, have their HTTP headers. Immutable. */
final class HeaderPath {

  private final String type;
  private final String headers;
  private final String get;

  /**
   * @param headers the method that gives the headers; null when the object itself has them
   * @param get the method that gives one of them by name
   */
  HeaderPath(String type, String headers, String get) {
    this.type = type;
    this.headers = headers;
    this.get = get;
  }

  /** The header; null when the object is not of the type, or has no such header. */
  String read(Object bearer, String header) {
    Class<?> declared = find(bearer.getClass());
    if (declared == null) {
      return null;
    }
    try {
      Object holder = bearer;
      Class<?> holderType = declared;
      if (headers != null) {
        holder = declared.getMethod(headers).invoke(bearer);
        holderType = declared.getMethod(headers).getReturnType();
      }
      return holder == null
          ? null
          : text(holderType.getMethod(get, String.class).invoke(holder, header));
    } catch (NoSuchMethodException | IllegalAccessException other) {
      // Another version than those we know, or another module's: then it says nothing to us.
      return null;
    } catch (InvocationTargetException broken) {
      return null;
    }
  }

  private static String text(Object value) {
    Object found = value instanceof Optional ? ((Optional<?>) value).orElse(null) : value;
    return found instanceof String ? (String) found : null;
  }

  /** The type itself, which is public, where the object's own class need not be. */
  private Class<?> find(Class<?> from) {
    for (Class<?> one = from; one != null; one = one.getSuperclass()) {
      if (one.getName().equals(type)) {
        return one;
      }
      for (Class<?> implemented : one.getInterfaces()) {
        Class<?> found = find(implemented);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
