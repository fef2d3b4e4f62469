package dev.faultline.weaving.site;

import dev.faultline.capture.site.FinallySite;
import dev.faultline.weaving.code.CodeFrames;
import dev.faultline.weaving.code.IntConstant;
import dev.faultline.weaving.code.UninitializedReference;
import dev.faultline.weaving.handler.FinallyBody;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Handlers around the {@code finally} blocks of one method, which tell of an exception that is lost
 * because another one leaves the block, and throw that on. They cost nothing until then.
 */
final class FinallyHandlers {

  private static final Comparator<FinallyBody> LARGEST_FIRST =
      new Comparator<FinallyBody>() {
        @Override
        public int compare(FinallyBody one, FinallyBody other) {
          return Integer.compare(other.instructions().size(), one.instructions().size());
        }
      };

  private final String className;
  private final MethodNode method;
  private final boolean withFrames;
  private final ClassSites sites;

  /**
   * @param className internal name of the method's class
   * @param withFrames whether handlers need stack map frames
   */
  FinallyHandlers(String className, MethodNode method, boolean withFrames, ClassSites sites) {
    this.className = className;
    this.method = method;
    this.withFrames = withFrames;
    this.sites = sites;
  }

  /**
   * Inserts them. Nodes of the method stay what they are, but others come between and behind them.
   *
   * @param frames of the method as it was read
   */
  void insert(List<FinallyBody> bodies, CodeFrames frames) {
    // A block within another one: its handler is to be found in the other's.
    List<FinallyBody> outermostFirst = new ArrayList<>(bodies);
    Collections.sort(outermostFirst, LARGEST_FIRST);
    for (FinallyBody body : outermostFirst) {
      insert(body, frames);
    }
  }

  private void insert(FinallyBody body, CodeFrames frames) {
    Map<List<TryCatchBlockNode>, LabelNode> handlers = new HashMap<>();
    for (ExitRange range : ranges(body, frames)) {
      List<TryCatchBlockNode> outer = range.scope().enclosing();
      LabelNode handler = handlers.get(outer);
      if (handler == null) {
        FinallySite site = sites.nextFinally(method.name, body.line());
        if (site == null) {
          return;
        }
        handler = addHandler(body.slot(), site.number(), range);
        handlers.put(outer, handler);
      }
      TryCatchBlockNode entry = range.protectBy(handler, method.instructions);
      // What is asked after the block's own handlers is asked after this one.
      int place =
          outer.isEmpty()
              ? method.tryCatchBlocks.size()
              : method.tryCatchBlocks.indexOf(outer.get(0));
      method.tryCatchBlocks.add(place, entry);
    }
  }

  private List<ExitRange> ranges(FinallyBody body, CodeFrames frames) {
    List<ExitRange> ranges = new ArrayList<>(2);
    HandlerFrames handlerFrames = new HandlerFrames(className, method);
    EnclosingHandlers enclosing = new EnclosingHandlers(method);
    DeclaredLocals declared = new DeclaredLocals(className, method);
    List<LocalVariableNode> kept = Collections.singletonList(keptIn(body.slot()));
    ExitRange open = null;
    for (AbstractInsnNode node : method.instructions.toArray()) {
      declared.pass(node);
      enclosing.pass(node);
      if (node.getOpcode() < 0) {
        continue;
      }
      if (!body.instructions().contains(node)
          || !declared.isReadable(body.slot())
          || isBeforeSuper(frames.at(node))) {
        open = null;
        continue;
      }
      ExitScope scope = new ExitScope(kept, outside(body, enclosing.now()));
      if (open == null || !open.scope().equals(scope)) {
        open = range(node, scope, handlerFrames);
        if (open != null) {
          ranges.add(open);
        }
      }
      if (open != null) {
        open.extendTo(node);
      }
    }
    return ranges;
  }

  private ExitRange range(AbstractInsnNode first, ExitScope scope, HandlerFrames handlerFrames) {
    FrameNode frame = withFrames ? handlerFrames.frame(scope.locals(), scope.enclosing()) : null;
    // Without declared frames it is not known what the method's handlers need.
    boolean suits = withFrames ? frame != null : scope.enclosing().isEmpty();
    return suits ? new ExitRange(first, scope, frame) : null;
  }

  /** Those that are asked when the block's own have let an exception go on, and all after them. */
  private static List<TryCatchBlockNode> outside(
      FinallyBody body, List<TryCatchBlockNode> enclosing) {
    for (int i = 0; i < enclosing.size(); i++) {
      if (!body.instructions().contains(first(enclosing.get(i).handler))) {
        return enclosing.subList(i, enclosing.size());
      }
    }
    return Collections.emptyList();
  }

  private static AbstractInsnNode first(LabelNode label) {
    AbstractInsnNode node = label;
    while (node != null && node.getOpcode() < 0) {
      node = node.getNext();
    }
    return node;
  }

  private static LocalVariableNode keptIn(int slot) {
    return new LocalVariableNode(null, "Ljava/lang/Object;", null, null, null, slot);
  }

  private boolean isBeforeSuper(Frame<BasicValue> frame) {
    return method.name.equals("<init>") && frame.getLocal(0) instanceof UninitializedReference;
  }

  private LabelNode addHandler(int slot, int site, ExitRange range) {
    LabelNode handler = new LabelNode();
    LabelNode end = new LabelNode();
    InsnList code = method.instructions;
    code.add(handler);
    if (range.frame() != null) {
      code.add(range.frame());
    }
    // stack: [Throwable]
    code.add(new InsnNode(Opcodes.DUP));
    code.add(new VarInsnNode(Opcodes.ALOAD, slot));
    code.add(IntConstant.push(site));
    // stack: [Throwable, Throwable, Object, int]
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            MethodProbes.PROBE,
            "replaced",
            "(Ljava/lang/Throwable;Ljava/lang/Object;I)V",
            false));
    // stack: [Throwable]
    code.add(new InsnNode(Opcodes.ATHROW));
    code.add(end);
    for (TryCatchBlockNode outer : range.scope().enclosing()) {
      method.tryCatchBlocks.add(new TryCatchBlockNode(handler, end, outer.handler, outer.type));
    }
    method.maxStack = Math.max(method.maxStack, 4);
    return handler;
  }
}
