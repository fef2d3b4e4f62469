package dev.faultline.weaving.guard;

import dev.faultline.weaving.code.MethodAnalysis;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** The return instructions of a method, each with what lies on the stack below its result. */
final class Returns {

  private static final class Return {

    final AbstractInsnNode instruction;

    /** Sizes in slots, from the top. */
    final List<Integer> below = new ArrayList<>();

    Return(AbstractInsnNode instruction) {
      this.instruction = instruction;
    }
  }

  private final List<Return> all = new ArrayList<>();

  private Returns() {}

  /**
   * Made before anything is inserted.
   *
   * @param className internal name
   * @return null when the code is not understood
   */
  static Returns of(String className, MethodNode method) {
    Frame<BasicValue>[] frames = MethodAnalysis.of(className, method);
    if (frames == null) {
      return null;
    }
    int results = Type.getReturnType(method.desc).getSort() == Type.VOID ? 0 : 1;
    Returns returns = new Returns();
    for (int i = 0; i < frames.length; i++) {
      AbstractInsnNode one = method.instructions.get(i);
      // What is never reached has no stack that one could know; it may stay.
      if (isReturn(one) && frames[i] != null) {
        Return found = new Return(one);
        for (int depth = frames[i].getStackSize() - results - 1; depth >= 0; depth--) {
          found.below.add(frames[i].getStack(depth).getSize());
        }
        returns.all.add(found);
      }
    }
    return returns;
  }

  private static boolean isReturn(AbstractInsnNode instruction) {
    return instruction.getOpcode() >= Opcodes.IRETURN && instruction.getOpcode() <= Opcodes.RETURN;
  }

  /** Whether the method never returns, but for throwing. */
  boolean isEmpty() {
    return all.isEmpty();
  }

  /**
   * Has the method go to a label where it returned, its stack empty.
   *
   * @param result slot that takes what it returned
   */
  void lead(MethodNode method, Type type, int result, LabelNode to) {
    for (Return one : all) {
      InsnList code = new InsnList();
      // stack: [..., result]
      if (type.getSort() != Type.VOID) {
        code.add(new VarInsnNode(type.getOpcode(Opcodes.ISTORE), result));
      }
      // stack: [...]
      for (int size : one.below) {
        code.add(new InsnNode(size == 2 ? Opcodes.POP2 : Opcodes.POP));
      }
      // stack: []
      code.add(new JumpInsnNode(Opcodes.GOTO, to));
      method.instructions.insertBefore(one.instruction, code);
      method.instructions.remove(one.instruction);
    }
  }
}
