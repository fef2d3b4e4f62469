package dev.faultline.weaving.method.pattern;

import dev.faultline.weaving.code.ConstantPool;

/** {@code one && other}. */
final class AllOf extends Expression {

  private final Expression one;
  private final Expression other;

  AllOf(Expression one, Expression other) {
    this.one = one;
    this.other = other;
  }

  @Override
  Decision decide(String className, ConstantPool constants) {
    Decision first = one.decide(className, constants);
    if (first == Decision.NO) {
      return first;
    }
    Decision second = other.decide(className, constants);
    return second == Decision.YES ? first : second;
  }

  @Override
  boolean matches(ClassOutline type, MethodOutline method) {
    return one.matches(type, method) && other.matches(type, method);
  }

  @Override
  boolean isBounded() {
    return one.isBounded() || other.isBounded();
  }
}
