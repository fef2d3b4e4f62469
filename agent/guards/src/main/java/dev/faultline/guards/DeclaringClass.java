package dev.faultline.guards;

import dev.faultline.weaving.inapp.GeneratedClasses;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.lang.reflect.Method;
import org.objectweb.asm.Type;

/** Finds where a method that is called on objects of a class comes from. */
final class DeclaringClass {

  private DeclaringClass() {}

  /**
   * The class that a method is from: the object's own, or one above it.
   *
   * @param name internal name
   * @return null when there is none of that name
   */
  static Class<?> of(Class<?> receiver, String name) {
    String binary = name.replace('/', '.');
    for (Class<?> one = receiver; one != null; one = one.getSuperclass()) {
      if (one.getName().equals(binary)) {
        return one;
      }
    }
    return amongInterfaces(receiver, binary);
  }

  private static Class<?> amongInterfaces(Class<?> type, String name) {
    for (Class<?> one = type; one != null; one = one.getSuperclass()) {
      for (Class<?> parent : one.getInterfaces()) {
        Class<?> found = parent.getName().equals(name) ? parent : amongInterfaces(parent, name);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /**
   * Whether a class between the receiver's and the declaring one has a method of its own in place
   * of this one, so that this one is called by that only. Those that frameworks generate do not
   * count: they stand in front of the method.
   */
  static boolean isOverridden(Class<?> receiver, Class<?> declaring, MethodOutline method) {
    for (Class<?> one = receiver; one != null && one != declaring; one = one.getSuperclass()) {
      if (!GeneratedClasses.isGenerated(one.getName()) && declares(one, method)) {
        return true;
      }
    }
    return false;
  }

  private static boolean declares(Class<?> type, MethodOutline method) {
    try {
      for (Method one : type.getDeclaredMethods()) {
        if (one.getName().equals(method.name())
            && !one.isBridge()
            && Type.getMethodDescriptor(one).startsWith(parametersOf(method))) {
          return true;
        }
      }
    } catch (LinkageError missing) {
      // What cannot be looked at is taken for one that overrides nothing.
    }
    return false;
  }

  private static String parametersOf(MethodOutline method) {
    return method.descriptor().substring(0, method.descriptor().indexOf(')') + 1);
  }
}
