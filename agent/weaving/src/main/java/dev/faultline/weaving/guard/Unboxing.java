package dev.faultline.weaving.guard;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Turns the object on top of the stack into a value of a type. */
final class Unboxing {

  private Unboxing() {}

  /**
   * Adds the instructions.
   *
   * @param type anything but void
   */
  static void unbox(InsnList code, Type type) {
    switch (type.getSort()) {
      case Type.BOOLEAN:
        unbox(code, "java/lang/Boolean", "booleanValue", type);
        break;
      case Type.CHAR:
        unbox(code, "java/lang/Character", "charValue", type);
        break;
      case Type.BYTE:
      case Type.SHORT:
      case Type.INT:
      case Type.LONG:
      case Type.FLOAT:
      case Type.DOUBLE:
        unbox(code, "java/lang/Number", type.getClassName() + "Value", type);
        break;
      default:
        // stack: [Object]
        if (!type.getInternalName().equals("java/lang/Object")) {
          code.add(new TypeInsnNode(Opcodes.CHECKCAST, type.getInternalName()));
        }
        break;
    }
  }

  private static void unbox(InsnList code, String box, String value, Type type) {
    // stack: [Object]
    code.add(new TypeInsnNode(Opcodes.CHECKCAST, box));
    code.add(
        new MethodInsnNode(Opcodes.INVOKEVIRTUAL, box, value, "()" + type.getDescriptor(), false));
    // stack: [type]
  }
}
