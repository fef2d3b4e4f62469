package dev.faultline.weaving.guard.declaration;

import java.util.Map;

/** An annotation, and what it stands on: a method, or a class for all methods of it. Immutable. */
public final class PlacedAnnotation {

  private final String descriptor;
  private final Map<String, Object> values;
  private final String className;
  private final String methodName;

  private PlacedAnnotation(
      String descriptor, Map<String, Object> values, String className, String methodName) {
    this.descriptor = descriptor;
    this.values = values;
    this.className = className;
    this.methodName = methodName;
  }

  static PlacedAnnotation onMethod(
      String descriptor, Map<String, Object> values, String className, String methodName) {
    return new PlacedAnnotation(descriptor, values, className.replace('/', '.'), methodName);
  }

  static PlacedAnnotation onClass(String descriptor, Map<String, Object> values, String className) {
    return new PlacedAnnotation(descriptor, values, className.replace('/', '.'), null);
  }

  /** This one with other values, as one of those that a repeated annotation holds. */
  PlacedAnnotation with(Map<String, Object> other) {
    return new PlacedAnnotation(descriptor, other, className, methodName);
  }

  /** Such as {@code Ldev/faultline/annotation/Retry;}. */
  public String descriptor() {
    return descriptor;
  }

  /** The type's full name, {@code dev.faultline.annotation.Retry}. */
  String typeName() {
    return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
  }

  /** The type's name without its package, {@code Retry}. */
  public String simpleName() {
    return descriptor.substring(descriptor.lastIndexOf('/') + 1, descriptor.length() - 1);
  }

  /**
   * What is set, by member: strings, boxed primitives, ASM types, names of enum constants, maps for
   * annotations, lists of these; not what is left at its default.
   */
  public Map<String, Object> values() {
    return values;
  }

  /** The class that bears it, or whose method does, as in {@code com.acme.Shop$Till}. */
  public String className() {
    return className;
  }

  /** The method that bears it; null when the class does. */
  public String methodName() {
    return methodName;
  }

  /** Where it stands, for people: {@code @Retry of com.acme.Shop.buy}. */
  public String origin() {
    return "@" + simpleName() + " of " + className + (methodName == null ? "" : "." + methodName);
  }
}
