package dev.faultline.weaving.method.pattern;

import dev.faultline.weaving.code.ConstantPool;

/** A pattern or a combination of patterns. Immutable, thread-safe. */
abstract class Expression {

  /**
   * Decides about a class as a whole, so that most need not be parsed.
   *
   * @param className internal name, such as {@code com/acme/Shop}
   * @param constants the class's constants; null when only its name is to be looked at
   */
  abstract Decision decide(String className, ConstantPool constants);

  /** Decides about one method. */
  abstract boolean matches(ClassOutline type, MethodOutline method);

  /**
   * Whether it names a package, a class or an annotation, and so cannot match every class there is.
   */
  abstract boolean isBounded();
}
