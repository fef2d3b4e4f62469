package dev.faultline.weaving.handler;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
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
    return mayLeave(walk(entry, Collections.<AbstractInsnNode>emptySet()), false);
  }

  /**
   * Whether each way from there, to its end or to a throw, goes by one of these.
   *
   * @param marks empty for none, by which no way goes
   */
  boolean alwaysPasses(AbstractInsnNode from, Collection<AbstractInsnNode> marks) {
    if (marks.isEmpty()) {
      return false;
    }
    BitSet passed = walk(from, marks);
    for (AbstractInsnNode mark : marks) {
      passed.clear(code.indexOf(mark));
    }
    return !mayLeave(passed, true);
  }

  /** Whether a way leads from the handler's entry to an instruction, without going back. */
  boolean leadTo(AbstractInsnNode entry, AbstractInsnNode instruction) {
    return walk(entry, Collections.<AbstractInsnNode>emptySet()).get(code.indexOf(instruction));
  }

  private boolean mayLeave(BitSet passed, boolean orByThrowing) {
    for (int i = passed.nextSetBit(0); i >= 0; i = passed.nextSetBit(i + 1)) {
      int opcode = i == code.size() ? -1 : code.get(i).getOpcode();
      if (i == code.size()
          || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN
          || orByThrowing && opcode == Opcodes.ATHROW) {
        return true;
      }
    }
    return false;
  }

  /**
   * All instructions on the ways from one, which end at the stops; the code's size among them if a
   * way goes back to what stands before the first.
   */
  private BitSet walk(AbstractInsnNode from, Collection<AbstractInsnNode> stops) {
    int first = code.indexOf(from);
    BitSet passed = new BitSet(code.size() + 1);
    Deque<AbstractInsnNode> ahead = new ArrayDeque<>();
    ahead.add(from);
    while (!ahead.isEmpty()) {
      AbstractInsnNode instruction = ahead.poll();
      int index = code.indexOf(instruction);
      if (index < first) {
        passed.set(code.size());
      } else if (!passed.get(index)) {
        passed.set(index);
        if (!stops.contains(instruction)) {
          follow(instruction, ahead);
        }
      }
    }
    return passed;
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
            || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN
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
