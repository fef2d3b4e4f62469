package dev.faultline.weaving.code;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;

/** The shortest instruction that pushes a number. */
public final class IntConstant {

  private IntConstant() {}

  /**
   * The instruction for a number.
   *
   * @param value 0 or more
   */
  public static AbstractInsnNode push(int value) {
    if (value <= 5) {
      return new InsnNode(Opcodes.ICONST_0 + value);
    }
    if (value <= Byte.MAX_VALUE) {
      return new IntInsnNode(Opcodes.BIPUSH, value);
    }
    if (value <= Short.MAX_VALUE) {
      return new IntInsnNode(Opcodes.SIPUSH, value);
    }
    return new LdcInsnNode(value);
  }
}
