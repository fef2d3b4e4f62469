package dev.faultline.weaving.code;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Turns the primitive value on top of the stack into an object; leaves references as they are. */
public final class Boxing {

  private Boxing() {}

  /**
   * Adds the instructions for a value of the given type.
   *
   * @param code goes on with the value on top of the stack
   */
  public static void box(InsnList code, Type type) {
    switch (type.getSort()) {
      case Type.BOOLEAN:
        box(code, type, "java/lang/Boolean");
        break;
      case Type.CHAR:
        narrowAndBox(code, Opcodes.I2C, type, "java/lang/Character");
        break;
      case Type.BYTE:
        narrowAndBox(code, Opcodes.I2B, type, "java/lang/Byte");
        break;
      case Type.SHORT:
        narrowAndBox(code, Opcodes.I2S, type, "java/lang/Short");
        break;
      case Type.INT:
        box(code, type, "java/lang/Integer");
        break;
      case Type.LONG:
        box(code, type, "java/lang/Long");
        break;
      case Type.FLOAT:
        box(code, type, "java/lang/Float");
        break;
      case Type.DOUBLE:
        box(code, type, "java/lang/Double");
        break;
      default:
        break;
    }
  }

  /**
   * To the verifier all of them are ints. When the table of locals is wrong, the value may be out
   * of range, which {@code Byte.valueOf} and its like fail on.
   */
  private static void narrowAndBox(InsnList code, int narrow, Type type, String box) {
    code.add(new InsnNode(narrow));
    box(code, type, box);
  }

  private static void box(InsnList code, Type type, String box) {
    String descriptor = "(" + type.getDescriptor() + ")L" + box + ";";
    code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false));
  }
}
