package dev.faultline.weaving.code;

import java.util.IdentityHashMap;
import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** The frames of a method by its nodes, for while others are put between these. */
public final class CodeFrames {

  private final Map<AbstractInsnNode, Frame<BasicValue>> byNode = new IdentityHashMap<>();

  /**
   * @param frames by index, of the method as it is
   */
  public CodeFrames(MethodNode method, Frame<BasicValue>[] frames) {
    int index = 0;
    for (AbstractInsnNode node = method.instructions.getFirst();
        node != null;
        node = node.getNext()) {
      byNode.put(node, frames[index++]);
    }
  }

  /** Null for what is never reached, and for what came later. */
  public Frame<BasicValue> at(AbstractInsnNode node) {
    return byNode.get(node);
  }
}
