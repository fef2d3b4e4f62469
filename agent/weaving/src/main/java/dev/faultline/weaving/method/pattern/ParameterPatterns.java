package dev.faultline.weaving.method.pattern;

import java.util.List;
import org.objectweb.asm.Type;

/** What stands between a pattern's parentheses: {@code (String, *, ..)}. */
final class ParameterPatterns {

  /** Stands for {@code ..}: any parameters, or none. */
  static final TypePattern ANY_NUMBER = null;

  private final List<TypePattern> patterns;

  /**
   * @param patterns {@link #ANY_NUMBER} where any number of parameters may be
   */
  ParameterPatterns(List<TypePattern> patterns) {
    this.patterns = patterns;
  }

  boolean match(String methodDescriptor) {
    if (patterns.size() == 1 && patterns.get(0) == ANY_NUMBER) {
      return true;
    }
    return match(0, Type.getArgumentTypes(methodDescriptor), 0);
  }

  private boolean match(int from, Type[] parameters, int at) {
    int parameter = at;
    for (int i = from; i < patterns.size(); i++) {
      TypePattern pattern = patterns.get(i);
      if (pattern == ANY_NUMBER) {
        return matchAnyNumber(i + 1, parameters, parameter);
      }
      if (parameter == parameters.length || !pattern.matches(parameters[parameter])) {
        return false;
      }
      parameter++;
    }
    return parameter == parameters.length;
  }

  private boolean matchAnyNumber(int rest, Type[] parameters, int at) {
    for (int next = at; next <= parameters.length; next++) {
      if (match(rest, parameters, next)) {
        return true;
      }
    }
    return false;
  }
}
