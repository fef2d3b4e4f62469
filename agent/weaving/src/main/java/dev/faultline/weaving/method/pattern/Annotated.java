package dev.faultline.weaving.method.pattern;

import dev.faultline.weaving.code.ConstantPool;

/** {@code @annotation(..)} for methods, {@code @within(..)} for classes. */
final class Annotated extends Expression {

  /** With dots throughout, also before the name of a nested annotation. */
  private final String descriptor;

  private final boolean ofClass;

  private Annotated(String annotation, boolean ofClass) {
    this.descriptor = descriptor(annotation);
    this.ofClass = ofClass;
  }

  /** Methods that carry the annotation. */
  static Annotated method(String annotation) {
    return new Annotated(annotation, false);
  }

  /** Methods of classes that carry the annotation. */
  static Annotated type(String annotation) {
    return new Annotated(annotation, true);
  }

  private static String descriptor(String annotation) {
    return 'L' + annotation.replace('$', '.') + ';';
  }

  @Override
  Decision decide(String className, ConstantPool constants) {
    return constants == null || constants.contain(descriptor) ? Decision.MAYBE : Decision.NO;
  }

  @Override
  boolean matches(ClassOutline type, MethodOutline method) {
    for (String carried : ofClass ? type.annotations() : method.annotations()) {
      if (carried.replace('/', '.').replace('$', '.').equals(descriptor)) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean isBounded() {
    return true;
  }
}
