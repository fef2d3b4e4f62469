package dev.faultline.weaving.handler;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * A {@code finally} block as it runs because of an exception, which a local keeps meanwhile. What
 * leaves it by throwing another one loses that. Immutable.
 */
public final class FinallyBody {

  private final int slot;
  private final int line;
  private final Set<AbstractInsnNode> instructions;

  private FinallyBody(int slot, int line, Set<AbstractInsnNode> instructions) {
    this.slot = slot;
    this.line = line;
    this.instructions = Collections.unmodifiableSet(instructions);
  }

  /**
   * The block of a handler that catches everything; null when it can throw nothing of its own, as
   * that of {@code synchronized}, or keeps the exception elsewhere.
   *
   * @param number the handler's, by which its exception is known in the frames
   */
  static FinallyBody of(
      int number, AbstractInsnNode entry, int line, MethodNode method, Frame<BasicValue>[] frames) {
    if (entry.getOpcode() != Opcodes.ASTORE) {
      return null;
    }
    int slot = ((VarInsnNode) entry).var;
    Set<AbstractInsnNode> instructions = new LinkedHashSet<>();
    boolean throwsOthers = false;
    int index = 0;
    for (AbstractInsnNode node = method.instructions.getFirst();
        node != null;
        node = node.getNext()) {
      Frame<BasicValue> frame = frames[index++];
      if (frame != null && node.getOpcode() >= 0 && isOf(number, frame.getLocal(slot))) {
        boolean athrow = node.getOpcode() == Opcodes.ATHROW;
        if (athrow && isOf(number, frame.getStack(frame.getStackSize() - 1))) {
          continue;
        }
        instructions.add(node);
        throwsOthers |= athrow || isCall(node.getOpcode());
      }
    }
    return throwsOthers ? new FinallyBody(slot, line, instructions) : null;
  }

  private static boolean isOf(int number, BasicValue value) {
    if (!(value instanceof CaughtValue)) {
      return false;
    }
    CaughtValue caught = (CaughtValue) value;
    return caught.isItself()
        && caught.handlers().get(number)
        && caught.handlers().cardinality() == 1;
  }

  private static boolean isCall(int opcode) {
    return opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.INVOKEDYNAMIC;
  }

  /** The local that keeps the exception. */
  public int slot() {
    return slot;
  }

  /** Source line, or -1. */
  public int line() {
    return line;
  }

  /** In the order of the code; without those that throw the exception on. */
  public Set<AbstractInsnNode> instructions() {
    return instructions;
  }
}
