package dev.faultline.weaving.handler;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;

/** Where a method reads the exception of one of its handlers, and where it throws it wrapped. */
final class WrapUses {

  private final List<AbstractInsnNode> reads = new ArrayList<>(2);
  private final List<AbstractInsnNode> wrappingThrows = new ArrayList<>(1);

  void reads(AbstractInsnNode instruction) {
    reads.add(instruction);
  }

  void throwsWrapped(AbstractInsnNode instruction) {
    wrappingThrows.add(instruction);
  }

  /**
   * Whether it is read on those ways alone that end by throwing it wrapped. What is read elsewhere,
   * such as behind the loop that the handler stands in, is kept for that.
   */
  boolean readsToWrapAlone(AbstractInsnNode entry, HandlerPaths paths) {
    if (reads.isEmpty() || wrappingThrows.isEmpty()) {
      return false;
    }
    for (AbstractInsnNode read : reads) {
      if (!paths.leadTo(entry, read) || !paths.alwaysPasses(read, wrappingThrows)) {
        return false;
      }
    }
    return true;
  }
}
