package dev.faultline.weaving.site;

import dev.faultline.weaving.code.VerificationTypes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which slots the verifier lets code read, by the stack map frames of the class file. They may hold
 * less than what every way to them has: the verifier goes by the frames. Follows the instructions
 * one by one, in their order; a method without frames leaves every slot readable that was written.
 */
final class DeclaredLocals {

  /** As in the last frame, which the next may be told relative to. */
  private final List<Object> declared = new ArrayList<>();

  private final BitSet readable = new BitSet();

  /** The slot that the instruction stores into which was passed last; negative for none. */
  private int stored = -1;

  /**
   * @param className internal name of the method's class
   */
  DeclaredLocals(String className, MethodNode method) {
    if ((method.access & Opcodes.ACC_STATIC) == 0) {
      declared.add(method.name.equals("<init>") ? Opcodes.UNINITIALIZED_THIS : className);
    }
    for (Type parameter : Type.getArgumentTypes(method.desc)) {
      declared.add(VerificationTypes.of(parameter));
    }
    readDeclared();
  }

  /**
   * Goes on to an instruction. What it stores itself is not there yet: a handler around it is
   * checked with what held before.
   */
  void pass(AbstractInsnNode instruction) {
    if (stored >= 0) {
      readable.set(stored);
      stored = -1;
    }
    if (instruction instanceof FrameNode) {
      apply((FrameNode) instruction);
    } else if (instruction instanceof VarInsnNode
        && instruction.getOpcode() >= Opcodes.ISTORE
        && instruction.getOpcode() <= Opcodes.ASTORE) {
      stored = ((VarInsnNode) instruction).var;
    }
  }

  private void apply(FrameNode frame) {
    switch (frame.type) {
      case Opcodes.F_NEW:
      case Opcodes.F_FULL:
        declared.clear();
        declared.addAll(frame.local);
        break;
      case Opcodes.F_APPEND:
        declared.addAll(frame.local);
        break;
      case Opcodes.F_CHOP:
        declared.subList(declared.size() - frame.local.size(), declared.size()).clear();
        break;
      default:
        // The same locals as before.
        break;
    }
    readDeclared();
  }

  private void readDeclared() {
    readable.clear();
    int slot = 0;
    for (Object entry : declared) {
      readable.set(slot, !Opcodes.TOP.equals(entry));
      slot += VerificationTypes.slots(entry);
    }
  }

  /** What the last frame declares, in the form of a {@link FrameNode}'s locals. */
  List<Object> types() {
    return new ArrayList<>(declared);
  }

  /** Whether the verifier knows what the slot holds; for a long or double, its first slot. */
  boolean isReadable(int slot) {
    return readable.get(slot);
  }
}
