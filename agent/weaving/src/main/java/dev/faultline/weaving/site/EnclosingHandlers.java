package dev.faultline.weaving.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Which entries of the exception table are for the instruction at hand. Follows the instructions
 * one by one, in their order.
 */
final class EnclosingHandlers {

  private final List<TryCatchBlockNode> table;
  private final Map<LabelNode, Boolean> borders = new IdentityHashMap<>();
  private final Map<TryCatchBlockNode, Boolean> open = new IdentityHashMap<>();
  private List<TryCatchBlockNode> now = Collections.emptyList();

  EnclosingHandlers(MethodNode method) {
    table = new ArrayList<>(method.tryCatchBlocks);
    for (TryCatchBlockNode block : table) {
      borders.put(block.start, true);
      borders.put(block.end, true);
    }
  }

  /** Goes on behind a node of the code. */
  void pass(AbstractInsnNode node) {
    if (!(node instanceof LabelNode) || !borders.containsKey(node)) {
      return;
    }
    List<TryCatchBlockNode> enclosing = new ArrayList<>();
    for (TryCatchBlockNode block : table) {
      if (block.end == node) {
        open.remove(block);
      } else if (block.start == node) {
        open.put(block, true);
      }
      if (open.containsKey(block)) {
        enclosing.add(block);
      }
    }
    now = enclosing;
  }

  /** In the order of the table. Not to be changed. */
  List<TryCatchBlockNode> now() {
    return now;
  }
}
