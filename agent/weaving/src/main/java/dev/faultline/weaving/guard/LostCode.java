package dev.faultline.weaving.guard;

import dev.faultline.bootstrap.LostAdmissions;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What is done with an admission when nothing can be called any more:
 *
 * <pre>
 *   GuardProbe.LOST[(GuardProbe.nextLost++ &lt;&lt; 3 | (int) started &amp; 7) &amp; LAST] = admission
 *   GuardProbe.anyLost = true
 * </pre>
 */
final class LostCode {

  private static final String PROBE = "dev/faultline/bootstrap/GuardProbe";

  private LostCode() {}

  /**
   * On an empty stack.
   *
   * @param admission slot
   * @param started slot
   */
  static void add(InsnList code, int admission, int started) {
    code.add(new FieldInsnNode(Opcodes.GETSTATIC, PROBE, "LOST", "[Ljava/lang/Object;"));
    code.add(new FieldInsnNode(Opcodes.GETSTATIC, PROBE, "nextLost", "I"));
    code.add(new InsnNode(Opcodes.DUP));
    code.add(new InsnNode(Opcodes.ICONST_1));
    code.add(new InsnNode(Opcodes.IADD));
    // stack: [Object[], int, int]
    code.add(new FieldInsnNode(Opcodes.PUTSTATIC, PROBE, "nextLost", "I"));
    code.add(new InsnNode(Opcodes.ICONST_3));
    code.add(new InsnNode(Opcodes.ISHL));
    code.add(new VarInsnNode(Opcodes.LLOAD, started));
    code.add(new InsnNode(Opcodes.L2I));
    code.add(new IntInsnNode(Opcodes.BIPUSH, 7));
    code.add(new InsnNode(Opcodes.IAND));
    code.add(new InsnNode(Opcodes.IOR));
    code.add(new IntInsnNode(Opcodes.SIPUSH, LostAdmissions.LAST));
    code.add(new InsnNode(Opcodes.IAND));
    code.add(new VarInsnNode(Opcodes.ALOAD, admission));
    // stack: [Object[], int, Object]
    code.add(new InsnNode(Opcodes.AASTORE));
    code.add(new InsnNode(Opcodes.ICONST_1));
    code.add(new FieldInsnNode(Opcodes.PUTSTATIC, PROBE, "anyLost", "Z"));
    // stack: []
  }
}
