package dev.faultline.weaving.handler;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** Where code goes from the entry of a handler, if nothing in it fails. */
final class HandlerPaths {

  private final InsnList code;

  HandlerPaths(InsnList code) {
    this.code = code;
  }

  /**
   * Whether the method returns after the handler on some way, or goes on with what stands before
   * it, as a loop does. A finally block that ends by throwing again does neither.
   */
  boolean mayComplete(AbstractInsnNode entry) {
    return mayLeave(entry, Collections.<AbstractInsnNode>emptySet(), false);
  }

  /** Whether each way through the handler, to its end or to a throw, goes by one of these. */
  boolean alwaysPasses(AbstractInsnNode entry, Set<AbstractInsnNode> marks) {
    return !marks.isEmpty() && !mayLeave(entry, marks, true);
  }

  private boolean mayLeave(
      AbstractInsnNode entry, Set<AbstractInsnNode> stops, boolean orByThrowing) {
    int first = code.indexOf(entry);
    BitSet seen = new BitSet(code.size());
    Deque<AbstractInsnNode> ahead = new ArrayDeque<>();
    ahead.add(entry);
    while (!ahead.isEmpty()) {
      AbstractInsnNode instruction = ahead.poll();
      int index = code.indexOf(instruction);
      if (index < first) {
        return true;
      }
      if (seen.get(index)) {
        continue;
      }
      seen.set(index);
      if (stops.contains(instruction)) {
        continue;
      }
      int opcode = instruction.getOpcode();
      if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN
          || orByThrowing && opcode == Opcodes.ATHROW) {
        return true;
      }
      follow(instruction, ahead);
    }
    return false;
  }

  private static void follow(AbstractInsnNode instruction, Deque<AbstractInsnNode> ahead) {
    int opcode = instruction.getOpcode();
    if (instruction instanceof JumpInsnNode) {
      ahead.add(((JumpInsnNode) instruction).label);
    } else if (instruction instanceof TableSwitchInsnNode) {
      TableSwitchInsnNode cases = (TableSwitchInsnNode) instruction;
      ahead.addAll(cases.labels);
      ahead.add(cases.dflt);
    } else if (instruction instanceof LookupSwitchInsnNode) {
      LookupSwitchInsnNode cases = (LookupSwitchInsnNode) instruction;
      ahead.addAll(cases.labels);
      ahead.add(cases.dflt);
    }
    boolean leaves =
        opcode == Opcodes.GOTO
            || opcode == Opcodes.ATHROW
            || opcode == Opcodes.RET
            || opcode == Opcodes.TABLESWITCH
            || opcode == Opcodes.LOOKUPSWITCH;
    if (!leaves && instruction.getNext() != null) {
      ahead.add(instruction.getNext());
    }
  }

  /** The first instruction of all; null when there is none. */
  static AbstractInsnNode firstIn(InsnList code) {
    AbstractInsnNode first = code.getFirst();
    return first == null || first.getOpcode() >= 0 ? first : next(first);
  }

  /** The first instruction at or behind a label. */
  static AbstractInsnNode firstAt(LabelNode label) {
    return next(label);
  }

  private static AbstractInsnNode next(AbstractInsnNode from) {
    AbstractInsnNode node = from;
    while (node != null && node.getOpcode() < 0) {
      node = node.getNext();
    }
    return node;
  }
}
