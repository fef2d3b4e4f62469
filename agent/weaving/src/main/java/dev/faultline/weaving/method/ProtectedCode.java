package dev.faultline.weaving.method;

import dev.faultline.weaving.code.MethodAnalysis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * The instructions of a method whose exceptions a handler of ours may take: all of them, but in a
 * constructor only those behind the call of {@code super()}, because before it the object cannot be
 * held by anyone.
 */
final class ProtectedCode {

  private final InsnList instructions;

  /** First and last instruction of each range. */
  private final List<AbstractInsnNode[]> runs;

  private final List<LabelNode[]> ranges = new ArrayList<>();

  private ProtectedCode(InsnList instructions, List<AbstractInsnNode[]> runs) {
    this.instructions = instructions;
    this.runs = runs;
  }

  /**
   * Made before anything is inserted.
   *
   * @param className internal name
   * @return null when it cannot be told where the object is initialized
   */
  static ProtectedCode of(String className, MethodNode method) {
    if (!method.name.equals("<init>")) {
      AbstractInsnNode[] all = {method.instructions.getFirst(), method.instructions.getLast()};
      return new ProtectedCode(method.instructions, Collections.singletonList(all));
    }
    Frame<BasicValue>[] frames = writesThis(method) ? null : MethodAnalysis.of(className, method);
    if (frames == null) {
      return null;
    }
    List<AbstractInsnNode[]> runs = new ArrayList<>();
    AbstractInsnNode first = null;
    AbstractInsnNode last = null;
    for (int i = 0; i < frames.length; i++) {
      AbstractInsnNode instruction = method.instructions.get(i);
      if (instruction.getOpcode() < 0) {
        continue;
      }
      if (frames[i] != null && frames[i].getLocal(0) == BasicValue.REFERENCE_VALUE) {
        first = first == null ? instruction : first;
        last = instruction;
      } else if (first != null) {
        runs.add(new AbstractInsnNode[] {first, last});
        first = null;
      }
    }
    if (first != null) {
      runs.add(new AbstractInsnNode[] {first, last});
    }
    return new ProtectedCode(method.instructions, runs);
  }

  /** No compiler does; whoever does makes the object's state hard to follow. */
  private static boolean writesThis(MethodNode method) {
    for (AbstractInsnNode one = method.instructions.getFirst(); one != null; one = one.getNext()) {
      if (one.getOpcode() == Opcodes.ASTORE && ((VarInsnNode) one).var == 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is nothing to protect, as in a constructor that never calls {@code super()}. */
  boolean isEmpty() {
    return runs.isEmpty();
  }

  /** Puts labels around the ranges. */
  void delimit() {
    for (AbstractInsnNode[] run : runs) {
      LabelNode[] range = {new LabelNode(), new LabelNode()};
      instructions.insertBefore(run[0], range[0]);
      instructions.insert(run[1], range[1]);
      ranges.add(range);
    }
  }

  /** Start and end of each range, once delimited. */
  List<LabelNode[]> ranges() {
    return ranges;
  }
}
