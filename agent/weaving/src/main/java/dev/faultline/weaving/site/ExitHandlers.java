package dev.faultline.weaving.site;

import dev.faultline.capture.site.ExitSite;
import dev.faultline.weaving.code.CodeFrames;
import dev.faultline.weaving.code.IntConstant;
import dev.faultline.weaving.code.UninitializedReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * The exit sites of one method: handlers that come before all others, tell of an exception with the
 * locals that are in scope where it came up, and throw it on, to the method's own handlers for that
 * place. One for each set of locals and of handlers.
 */
final class ExitHandlers {

  /** A method with more of them tells of its exceptions without locals. */
  private static final int MAX_HANDLERS = 48;

  private final String className;
  private final MethodNode method;
  private final boolean withFrames;
  private final boolean withLocals;
  private final List<ExitRange> ranges = new ArrayList<>();

  /**
   * @param className internal name of the method's class
   * @param withFrames whether handlers need stack map frames
   * @param withLocals whether they tell the locals
   */
  ExitHandlers(String className, MethodNode method, boolean withFrames, boolean withLocals) {
    this.className = className;
    this.method = method;
    this.withLocals = withLocals;
    this.withFrames = withFrames;
  }

  /** Finds what is to be covered: all that was there when the method was read. */
  void plan(CodeFrames frames) {
    plan(frames, withLocals);
  }

  private void plan(CodeFrames frames, boolean locals) {
    cover(frames, locals);
    Set<ExitScope> scopes = new LinkedHashSet<>();
    for (ExitRange range : ranges) {
      scopes.add(range.scope());
    }
    if (scopes.size() > MAX_HANDLERS) {
      ranges.clear();
      if (locals) {
        plan(frames, false);
      }
    }
  }

  private void cover(CodeFrames frames, boolean locals) {
    AbstractInsnNode[] instructions = method.instructions.toArray();
    DeclaredLocals declared = new DeclaredLocals(className, method);
    HandlerFrames handlerFrames = new HandlerFrames(className, method);
    EnclosingHandlers enclosing = new EnclosingHandlers(method);
    ExitRange open = null;
    for (int i = 0; i < instructions.length; i++) {
      declared.pass(instructions[i]);
      enclosing.pass(instructions[i]);
      if (instructions[i].getOpcode() < 0) {
        continue;
      }
      Frame<BasicValue> frame = frames.at(instructions[i]);
      if (frame == null || isBeforeSuper(frame)) {
        open = null;
        continue;
      }
      List<LocalVariableNode> inScope =
          locals
              ? LocalsInScope.at(i, method, frame, declared)
              : Collections.<LocalVariableNode>emptyList();
      ExitScope scope = new ExitScope(inScope, enclosing.now());
      if (open == null || !open.scope().equals(scope)) {
        open = open(instructions[i], scope, handlerFrames);
      }
      if (open != null) {
        open.extendTo(instructions[i]);
      }
    }
  }

  private ExitRange open(AbstractInsnNode first, ExitScope scope, HandlerFrames handlerFrames) {
    FrameNode frame = null;
    if (withFrames) {
      frame = handlerFrames.frame(scope.locals(), scope.enclosing());
      if (frame == null) {
        return null;
      }
    } else if (!scope.enclosing().isEmpty()) {
      // Without declared frames it is not known what the method's handlers need.
      return null;
    }
    ExitRange range = new ExitRange(first, scope, frame);
    ranges.add(range);
    return range;
  }

  /** The verifier asks that a handler which may be entered there knows of it. */
  private boolean isBeforeSuper(Frame<BasicValue> frame) {
    return method.name.equals("<init>") && frame.getLocal(0) instanceof UninitializedReference;
  }

  /** Adds the handlers. */
  void insert(ClassSites sites, int line) {
    Map<ExitScope, LabelNode> handlers = new HashMap<>();
    List<TryCatchBlockNode> first = new ArrayList<>();
    for (ExitRange range : ranges) {
      LabelNode handler = handlers.get(range.scope());
      if (handler == null) {
        handler = addHandler(sites, line, range, handlers.size());
        if (handler == null) {
          break;
        }
        handlers.put(range.scope(), handler);
      }
      first.add(range.protectBy(handler, method.instructions));
    }
    method.tryCatchBlocks.addAll(0, first);
  }

  private LabelNode addHandler(ClassSites sites, int line, ExitRange range, int number) {
    List<LocalVariableNode> locals = range.scope().locals();
    ExitSite site =
        sites.exit(method.name, method.desc + '#' + number, line, LocalsArray.names(locals));
    if (site == null) {
      return null;
    }
    LabelNode handler = new LabelNode();
    LabelNode end = new LabelNode();
    InsnList code = method.instructions;
    code.add(handler);
    if (range.frame() != null) {
      code.add(range.frame());
    }
    // stack: [Throwable]
    code.add(new InsnNode(Opcodes.DUP));
    code.add(IntConstant.push(site.number()));
    // stack: [Throwable, Throwable, int]
    code.add(LocalsArray.push(locals));
    // stack: [Throwable, Throwable, int, Object[]]
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            MethodProbes.PROBE,
            "exited",
            "(Ljava/lang/Throwable;I[Ljava/lang/Object;)V",
            false));
    // stack: [Throwable]
    code.add(new InsnNode(Opcodes.ATHROW));
    code.add(end);
    for (TryCatchBlockNode own : range.scope().enclosing()) {
      method.tryCatchBlocks.add(new TryCatchBlockNode(handler, end, own.handler, own.type));
    }
    method.maxStack = Math.max(method.maxStack, 1 + LocalsArray.stackAbove(locals));
    return handler;
  }
}
