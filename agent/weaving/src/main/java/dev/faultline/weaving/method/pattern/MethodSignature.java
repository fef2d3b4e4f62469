package dev.faultline.weaving.method.pattern;

import dev.faultline.weaving.code.ConstantPool;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * {@code public int com.acme..*Client+.get*(String, ..)}: one pattern of a method or constructor.
 */
final class MethodSignature extends Expression {

  private static final String CONSTRUCTOR = "<init>";

  private final int modifiers;
  private final TypePattern returned;
  private final NamePattern declaring;
  private final boolean withSubtypes;
  private final NamePattern name;
  private final ParameterPatterns parameters;

  /**
   * @param modifiers access flags that the method must have
   * @param returned null for any
   * @param withSubtypes whether classes count that name the declaring one as their superclass or
   *     interface
   * @param name {@code new} for constructors
   */
  MethodSignature(
      int modifiers,
      TypePattern returned,
      NamePattern declaring,
      boolean withSubtypes,
      NamePattern name,
      ParameterPatterns parameters) {
    this.modifiers = modifiers;
    this.returned = returned;
    this.declaring = declaring;
    this.withSubtypes = withSubtypes;
    this.name = name;
    this.parameters = parameters;
  }

  @Override
  Decision decide(String className, ConstantPool constants) {
    if (!declaring.matches(className) && !mayBeSubtype(constants)) {
      return Decision.NO;
    }
    if (constants != null && name.isLiteral() && !constants.contain(declaredName())) {
      return Decision.NO;
    }
    return Decision.MAYBE;
  }

  /** A class that has it as a supertype names it; subtypes are of classes given by full name. */
  private boolean mayBeSubtype(ConstantPool constants) {
    return withSubtypes
        && (constants == null || constants.contain(declaring.toString().replace('$', '.')));
  }

  @Override
  boolean matches(ClassOutline type, MethodOutline method) {
    return (method.access() & modifiers) == modifiers
        && isNamed(method.name())
        && parameters.match(method.descriptor())
        && (returned == null || returned.matches(Type.getReturnType(method.descriptor())))
        && isDeclaredBy(type);
  }

  private boolean isNamed(String method) {
    boolean constructors = name.toString().equals("new");
    return constructors
        ? method.equals(CONSTRUCTOR)
        : !method.equals(CONSTRUCTOR) && name.matchesMember(method);
  }

  private String declaredName() {
    return name.toString().equals("new") ? CONSTRUCTOR : name.toString();
  }

  private boolean isDeclaredBy(ClassOutline type) {
    if (declaring.matches(type.name())) {
      return true;
    }
    if (withSubtypes) {
      for (String supertype : type.supertypes()) {
        if (declaring.matches(supertype)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  boolean isBounded() {
    return declaring.hasLiterals();
  }

  /** Access flag of a modifier's name, or 0. */
  static int modifier(String word) {
    switch (word) {
      case "public":
        return Opcodes.ACC_PUBLIC;
      case "protected":
        return Opcodes.ACC_PROTECTED;
      case "private":
        return Opcodes.ACC_PRIVATE;
      case "static":
        return Opcodes.ACC_STATIC;
      case "final":
        return Opcodes.ACC_FINAL;
      case "synchronized":
        return Opcodes.ACC_SYNCHRONIZED;
      default:
        return 0;
    }
  }
}
