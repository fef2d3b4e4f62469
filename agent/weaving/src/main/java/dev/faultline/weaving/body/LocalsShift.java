package dev.faultline.weaving.body;

import dev.faultline.weaving.code.VerificationTypes;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes room for locals of ours right behind the parameters, where every stack map frame can tell
 * of them alike. Frames must be expanded.
 */
public final class LocalsShift {

  private final MethodNode method;
  private final int from;
  private final List<Object> inserted;
  private final int by;

  /**
   * @param from first slot behind the parameters
   * @param inserted what frames say of our locals
   */
  public LocalsShift(MethodNode method, int from, List<Object> inserted) {
    this.method = method;
    this.from = from;
    this.inserted = inserted;
    this.by = slots(inserted);
  }

  public void apply() {
    for (AbstractInsnNode one = method.instructions.getFirst(); one != null; one = one.getNext()) {
      if (one instanceof VarInsnNode) {
        ((VarInsnNode) one).var = shifted(((VarInsnNode) one).var);
      } else if (one instanceof IincInsnNode) {
        ((IincInsnNode) one).var = shifted(((IincInsnNode) one).var);
      } else if (one instanceof FrameNode) {
        insertInto((FrameNode) one);
      }
    }
    if (method.localVariables != null) {
      for (LocalVariableNode local : method.localVariables) {
        local.index = shifted(local.index);
      }
    }
    shift(method.visibleLocalVariableAnnotations);
    shift(method.invisibleLocalVariableAnnotations);
    method.maxLocals += by;
  }

  private void shift(List<LocalVariableAnnotationNode> annotations) {
    if (annotations != null) {
      for (LocalVariableAnnotationNode annotation : annotations) {
        for (int i = 0; i < annotation.index.size(); i++) {
          annotation.index.set(i, shifted(annotation.index.get(i)));
        }
      }
    }
  }

  private int shifted(int slot) {
    return slot < from ? slot : slot + by;
  }

  private void insertInto(FrameNode frame) {
    List<Object> locals = new ArrayList<>(frame.local.size() + inserted.size());
    int slot = 0;
    int next = 0;
    for (; next < frame.local.size() && slot < from; next++) {
      Object entry = frame.local.get(next);
      locals.add(entry);
      slot += VerificationTypes.slots(entry);
    }
    // Frames end with the last local that is in use.
    for (; slot < from; slot++) {
      locals.add(Opcodes.TOP);
    }
    locals.addAll(inserted);
    locals.addAll(frame.local.subList(next, frame.local.size()));
    frame.local = locals;
  }

  private static int slots(List<Object> entries) {
    int slots = 0;
    for (Object entry : entries) {
      slots += VerificationTypes.slots(entry);
    }
    return slots;
  }
}
