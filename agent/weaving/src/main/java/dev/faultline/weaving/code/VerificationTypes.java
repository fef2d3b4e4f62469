package dev.faultline.weaving.code;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What the verifier takes values of a type for, in the form that ASM's frames have it. */
public final class VerificationTypes {

  private VerificationTypes() {}

  /** Of a type; for an object, its class. */
  public static Object of(Type type) {
    switch (type.getSort()) {
      case Type.BOOLEAN:
      case Type.CHAR:
      case Type.BYTE:
      case Type.SHORT:
      case Type.INT:
        return Opcodes.INTEGER;
      case Type.LONG:
        return Opcodes.LONG;
      case Type.FLOAT:
        return Opcodes.FLOAT;
      case Type.DOUBLE:
        return Opcodes.DOUBLE;
      default:
        return type.getInternalName();
    }
  }

  /** The same, with every object taken for no more than an object. */
  public static Object withoutClass(Type type) {
    Object verified = of(type);
    return verified instanceof String ? "java/lang/Object" : verified;
  }

  /** How many slots it takes; null, for what cannot be used, takes one. */
  public static int slots(Object type) {
    return Opcodes.LONG.equals(type) || Opcodes.DOUBLE.equals(type) ? 2 : 1;
  }
}
