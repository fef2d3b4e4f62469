package dev.faultline.weaving.method.pattern;

import dev.faultline.weaving.code.ConstantPool;

/** {@code !negated}. */
final class Not extends Expression {

  private final Expression negated;

  Not(Expression negated) {
    this.negated = negated;
  }

  @Override
  Decision decide(String className, ConstantPool constants) {
    switch (negated.decide(className, constants)) {
      case YES:
        return Decision.NO;
      case NO:
        return Decision.YES;
      default:
        return Decision.MAYBE;
    }
  }

  @Override
  boolean matches(ClassOutline type, MethodOutline method) {
    return !negated.matches(type, method);
  }

  @Override
  boolean isBounded() {
    return false;
  }
}
