package dev.faultline.weaving.code;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Puts a class on the stack, in code of its own. */
public final class ClassConstant {

  private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";

  private ClassConstant() {}

  /**
   * Adds the instructions.
   *
   * @param className internal name of the class that the code is in
   * @param version of the class file
   */
  public static void push(InsnList code, String className, int version) {
    if (version >= Opcodes.V1_5) {
      code.add(new LdcInsnNode(Type.getObjectType(className)));
    } else {
      // There are no constants for classes yet.
      code.add(
          new MethodInsnNode(
              Opcodes.INVOKESTATIC,
              "java/lang/invoke/MethodHandles",
              "lookup",
              "()L" + LOOKUP + ";",
              false));
      code.add(
          new MethodInsnNode(
              Opcodes.INVOKEVIRTUAL, LOOKUP, "lookupClass", "()Ljava/lang/Class;", false));
    }
    // stack: [Class]
  }
}
