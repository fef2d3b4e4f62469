package dev.faultline.weaving.guard;

import dev.faultline.weaving.body.EntryLocals;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Has a method return what was decided before its body, if anything was. */
public final class OutcomeCode {

  private static final String OUTCOME = "dev/faultline/bootstrap/GuardOutcome";

  private OutcomeCode() {}

  /** The type of what is on the stack, as a probe returns it. */
  public static String descriptor() {
    // Not one constant: packaging gives the class another name, alone only.
    return Type.getObjectType(OUTCOME).getDescriptor();
  }

  /**
   * Adds instructions that follow the call of a probe, at the beginning of a method.
   *
   * @param withFrames whether the class file is of a version that has stack map frames
   */
  public static void returnOrGoOn(
      InsnList code, MethodNode method, EntryLocals entry, boolean withFrames) {
    Type returned = Type.getReturnType(method.desc);
    LabelNode body = new LabelNode();
    // stack: [GuardOutcome]
    code.add(new InsnNode(Opcodes.DUP));
    // stack: [GuardOutcome, GuardOutcome]
    code.add(new JumpInsnNode(Opcodes.IFNULL, body));
    // stack: [GuardOutcome]
    addReturn(code, returned);
    code.add(body);
    if (withFrames) {
      Object[] locals = entry.frameAtEntry().toArray();
      Object[] stack = {OUTCOME};
      code.add(new FrameNode(Opcodes.F_NEW, locals.length, locals, 1, stack));
    }
    // stack: [GuardOutcome]
    code.add(new InsnNode(Opcodes.POP));
  }

  /**
   * Adds the return of what an outcome on the stack holds.
   *
   * @param returned what the method returns
   */
  static void addReturn(InsnList code, Type returned) {
    // stack: [GuardOutcome]
    code.add(
        new MethodInsnNode(Opcodes.INVOKEVIRTUAL, OUTCOME, "value", "()Ljava/lang/Object;", false));
    // stack: [Object]
    if (returned.getSort() != Type.VOID) {
      Unboxing.unbox(code, returned);
    }
    // stack: [result]
    code.add(new InsnNode(returned.getOpcode(Opcodes.IRETURN)));
  }
}
