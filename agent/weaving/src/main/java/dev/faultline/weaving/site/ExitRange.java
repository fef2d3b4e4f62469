package dev.faultline.weaving.site;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Instructions next to each other that share an exit handler. */
final class ExitRange {

  private final AbstractInsnNode first;
  private final ExitScope scope;
  private final FrameNode frame;
  private AbstractInsnNode last;

  /**
   * @param frame of the handler; null when it needs none
   */
  ExitRange(AbstractInsnNode first, ExitScope scope, FrameNode frame) {
    this.first = first;
    this.scope = scope;
    this.frame = frame;
    this.last = first;
  }

  ExitScope scope() {
    return scope;
  }

  FrameNode frame() {
    return frame;
  }

  void extendTo(AbstractInsnNode instruction) {
    last = instruction;
  }

  /** An entry of the exception table for these instructions; puts its labels into the code. */
  TryCatchBlockNode protectBy(LabelNode handler, InsnList code) {
    LabelNode start = new LabelNode();
    LabelNode end = new LabelNode();
    code.insertBefore(first, start);
    code.insert(last, end);
    return new TryCatchBlockNode(start, end, handler, null);
  }
}
