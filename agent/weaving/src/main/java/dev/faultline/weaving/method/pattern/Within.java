package dev.faultline.weaving.method.pattern;

import dev.faultline.weaving.code.ConstantPool;

/**
 * {@code within(com.acme..*)}: methods of the classes so named and of all classes nested in them.
 */
final class Within extends Expression {

  private final NamePattern name;

  Within(NamePattern name) {
    this.name = name;
  }

  @Override
  Decision decide(String className, ConstantPool constants) {
    return covers(className) ? Decision.YES : Decision.NO;
  }

  @Override
  boolean matches(ClassOutline type, MethodOutline method) {
    return covers(type.name());
  }

  private boolean covers(String className) {
    if (name.matches(className)) {
      return true;
    }
    // From the outside in, as the name has it.
    for (int end = className.indexOf('$', 1); end > 0; end = className.indexOf('$', end + 1)) {
      if (name.matches(className.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean isBounded() {
    return name.hasLiterals();
  }
}
