package dev.faultline.weaving.site;

import dev.faultline.capture.site.ThrownOrigin;
import dev.faultline.weaving.code.UninitializedReference;
import dev.faultline.weaving.handler.MethodHandlers;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** Finds out where the throw statements of a method have their exceptions from. */
final class ThrownOrigins {

  private final MethodNode method;
  private final Frame<BasicValue>[] frames;
  private Set<LabelNode> entered;

  /**
   * @param frames before each instruction; null when they are not known, and then no origin is
   */
  ThrownOrigins(MethodNode method, Frame<BasicValue>[] frames) {
    this.method = method;
    this.frames = frames;
  }

  /** Where this one has it from. */
  ThrownOrigin of(AbstractInsnNode athrow) {
    Frame<BasicValue> frame = before(athrow);
    if (frame == null) {
      return ThrownOrigin.ELSEWHERE;
    }
    if (MethodHandlers.throwsCaught(frame)) {
      return ThrownOrigin.CAUGHT_HERE;
    }
    return isMadeHere(athrow) ? ThrownOrigin.MADE_HERE : ThrownOrigin.ELSEWHERE;
  }

  private Frame<BasicValue> before(AbstractInsnNode instruction) {
    return frames == null ? null : frames[method.instructions.indexOf(instruction)];
  }

  /** Whether no way leads to it but from the constructor of what it throws. */
  private boolean isMadeHere(AbstractInsnNode athrow) {
    AbstractInsnNode last = athrow.getPrevious();
    while (last != null && last.getOpcode() < 0) {
      if (last instanceof LabelNode && entered().contains(last)) {
        return false;
      }
      last = last.getPrevious();
    }
    return last instanceof MethodInsnNode && leavesWhatItMakes((MethodInsnNode) last);
  }

  private boolean leavesWhatItMakes(MethodInsnNode call) {
    Frame<BasicValue> frame = before(call);
    if (frame == null || !call.name.equals("<init>")) {
      return false;
    }
    // stack: [..., object, object, arguments]
    int object = frame.getStackSize() - 1 - Type.getArgumentCount(call.desc);
    return object > 0
        && frame.getStack(object) instanceof UninitializedReference
        && frame.getStack(object) == frame.getStack(object - 1);
  }

  /** The labels that are come to from elsewhere than from the instruction before. */
  private Set<LabelNode> entered() {
    if (entered == null) {
      entered = new HashSet<>();
      for (AbstractInsnNode node = method.instructions.getFirst();
          node != null;
          node = node.getNext()) {
        addTargets(node);
      }
      for (TryCatchBlockNode block : method.tryCatchBlocks) {
        entered.add(block.handler);
      }
    }
    return entered;
  }

  private void addTargets(AbstractInsnNode node) {
    if (node instanceof JumpInsnNode) {
      entered.add(((JumpInsnNode) node).label);
    } else if (node instanceof TableSwitchInsnNode) {
      entered.add(((TableSwitchInsnNode) node).dflt);
      entered.addAll(((TableSwitchInsnNode) node).labels);
    } else if (node instanceof LookupSwitchInsnNode) {
      entered.add(((LookupSwitchInsnNode) node).dflt);
      entered.addAll(((LookupSwitchInsnNode) node).labels);
    }
  }
}
