package dev.faultline.weaving.method.pattern;

import org.objectweb.asm.Type;

/** A parameter's or return type: {@code int}, {@code String}, {@code java.util.*}, {@code *[]}. */
final class TypePattern {

  private static final String PRIMITIVES = " void boolean char byte short int long float double ";

  private final NamePattern name;
  private final int dimensions;
  private final boolean primitive;

  TypePattern(String name, int dimensions) {
    this.name = new NamePattern(name);
    this.dimensions = dimensions;
    this.primitive = PRIMITIVES.contains(' ' + name + ' ');
  }

  boolean matches(Type type) {
    if (name.isAny() && dimensions == 0) {
      return true;
    }
    Type element = type;
    for (int i = 0; i < dimensions; i++) {
      if (element.getSort() != Type.ARRAY) {
        return false;
      }
      element = Type.getType(element.getDescriptor().substring(1));
    }
    if (name.isAny()) {
      return true;
    }
    if (primitive) {
      return name.toString().equals(element.getClassName());
    }
    return element.getSort() == Type.OBJECT && name.matches(element.getInternalName());
  }
}
