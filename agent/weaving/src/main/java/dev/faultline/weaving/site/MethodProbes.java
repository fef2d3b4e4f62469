package dev.faultline.weaving.site;

import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.capture.site.ThrownOrigin;
import dev.faultline.weaving.code.CodeFrames;
import dev.faultline.weaving.code.IntConstant;
import dev.faultline.weaving.code.MethodAnalysis;
import dev.faultline.weaving.handler.Handler;
import dev.faultline.weaving.handler.MethodHandlers;
import dev.faultline.weaving.handler.StageFunctions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** Inserts the probes of one method. */
final class MethodProbes {

  static final String PROBE = "dev/faultline/bootstrap/Probe";

  private final ClassSites sites;
  private final String className;
  private final MethodNode method;
  private final ProbeSelection selection;
  private final StageFunctions functions;
  private final boolean withLocals;
  private final boolean withFrames;
  private final int ownStack;

  MethodProbes(
      ClassSites sites,
      String className,
      MethodNode method,
      ProbeSelection selection,
      StageFunctions functions,
      boolean withLocals,
      boolean withFrames) {
    this.sites = sites;
    this.className = className;
    this.method = method;
    this.selection = selection;
    this.functions = functions;
    this.withLocals = withLocals;
    this.withFrames = withFrames;
    this.ownStack = method.maxStack;
  }

  /**
   * Inserts them.
   *
   * @param exits the method's exit sites, or null when it has none
   */
  void insert(ExitHandlers exits) {
    MethodHandlers handlers =
        selection.catchSites()
                && (!method.tryCatchBlocks.isEmpty() || functions.contain(method.name, method.desc))
            ? MethodHandlers.of(className, method, functions)
            : null;
    Frame<BasicValue>[] frames = handlers == null ? analyze(exits != null) : handlers.frames();
    Map<AbstractInsnNode, InsnList> probes =
        selection.throwSites()
            ? throwProbes(frames)
            : new LinkedHashMap<AbstractInsnNode, InsnList>();
    // Only now: inserting changes the indices that the frames go by. Handlers first: those of exit
    // sites throw on to those of finally blocks.
    insertHandlers(handlers, frames, exits);
    // Catch probes before throw probes: a handler may begin with an athrow.
    if (handlers != null) {
      insertCatchProbes(handlers.handlers());
      insertFunctionProbe(handlers);
    }
    for (Map.Entry<AbstractInsnNode, InsnList> probe : probes.entrySet()) {
      method.instructions.insertBefore(probe.getKey(), probe.getValue());
    }
    if (exits != null) {
      exits.insert(sites, firstLine());
    }
  }

  private void insertHandlers(
      MethodHandlers handlers, Frame<BasicValue>[] frames, ExitHandlers exits) {
    boolean hasFinally = handlers != null && !handlers.finallyBodies().isEmpty();
    if (frames == null || !hasFinally && exits == null) {
      return;
    }
    CodeFrames read = new CodeFrames(method, frames);
    if (hasFinally) {
      new FinallyHandlers(className, method, withFrames, sites)
          .insert(handlers.finallyBodies(), read);
    }
    if (exits != null) {
      exits.plan(read);
    }
  }

  private int firstLine() {
    for (AbstractInsnNode node = method.instructions.getFirst();
        node != null;
        node = node.getNext()) {
      if (node instanceof LineNumberNode) {
        return ((LineNumberNode) node).line;
      }
    }
    return -1;
  }

  private Map<AbstractInsnNode, InsnList> throwProbes(Frame<BasicValue>[] frames) {
    // Keyed by nodes, which do not override equals.
    Map<AbstractInsnNode, InsnList> probes = new LinkedHashMap<>();
    AbstractInsnNode[] instructions = method.instructions.toArray();
    ThrownOrigins origins = new ThrownOrigins(method, frames);
    DeclaredLocals declared = new DeclaredLocals(className, method);
    int line = -1;
    for (int i = 0; i < instructions.length; i++) {
      declared.pass(instructions[i]);
      if (instructions[i] instanceof LineNumberNode) {
        line = ((LineNumberNode) instructions[i]).line;
      } else if (instructions[i].getOpcode() == Opcodes.ATHROW) {
        Frame<BasicValue> frame = frames == null ? null : frames[i];
        if (frames != null && frame == null) {
          continue; // never reached
        }
        List<LocalVariableNode> locals =
            withLocals
                ? LocalsInScope.at(i, method, frame, declared)
                : Collections.<LocalVariableNode>emptyList();
        InsnList probe = throwProbe(line, locals, frame, origins.of(instructions[i]));
        if (probe != null) {
          probes.put(instructions[i], probe);
        }
      }
    }
    return probes;
  }

  /** Without frames the throw is still told, without its locals. */
  private Frame<BasicValue>[] analyze(boolean anyway) {
    boolean hasLocals =
        withLocals && method.localVariables != null && !method.localVariables.isEmpty();
    return anyway || hasLocals && selection.throwSites()
        ? MethodAnalysis.of(className, method)
        : null;
  }

  private void insertCatchProbes(List<Handler> handlers) {
    for (Handler handler : handlers) {
      CatchSite site =
          handler.isCompilerMade()
              ? null
              : sites.nextCatch(method.name, handler.line(), handler.use());
      if (site != null) {
        method.instructions.insertBefore(handler.entry(), catchProbe(site));
      }
    }
  }

  private InsnList catchProbe(CatchSite site) {
    InsnList code = new InsnList();
    // stack: [Throwable]
    code.add(new InsnNode(Opcodes.DUP));
    code.add(tellCaught(site));
    // stack: [Throwable]
    method.maxStack = Math.max(method.maxStack, 3);
    return code;
  }

  /** Before all else, so that no loop comes back to it. Without an exception it is told null. */
  private void insertFunctionProbe(MethodHandlers handlers) {
    Handler function = handlers.function();
    CatchSite site =
        function == null ? null : sites.nextCatch(method.name, function.line(), function.use());
    if (site != null) {
      InsnList code = new InsnList();
      // stack: []
      code.add(new VarInsnNode(Opcodes.ALOAD, handlers.functionsException()));
      code.add(tellCaught(site));
      // stack: []
      method.instructions.insert(code);
      method.maxStack = Math.max(method.maxStack, 2);
    }
  }

  private static InsnList tellCaught(CatchSite site) {
    InsnList code = new InsnList();
    // stack: [Throwable]
    code.add(IntConstant.push(site.number()));
    // stack: [Throwable, int]
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC, PROBE, "caught", "(Ljava/lang/Throwable;I)V", false));
    // stack: []
    return code;
  }

  private InsnList throwProbe(
      int line, List<LocalVariableNode> locals, Frame<BasicValue> frame, ThrownOrigin origin) {
    ThrowSite site = sites.nextThrow(method.name, line, LocalsArray.names(locals), origin);
    if (site == null) {
      return null;
    }
    InsnList code = new InsnList();
    // stack: [Throwable]
    code.add(new InsnNode(Opcodes.DUP));
    code.add(IntConstant.push(site.number()));
    // stack: [Throwable, Throwable, int]
    code.add(LocalsArray.push(locals));
    // stack: [Throwable, Throwable, int, Object[]]
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            PROBE,
            "thrown",
            "(Ljava/lang/Throwable;I[Ljava/lang/Object;)V",
            false));
    // stack: [Throwable]

    method.maxStack = Math.max(method.maxStack, stackSize(frame) + LocalsArray.stackAbove(locals));
    return code;
  }

  private int stackSize(Frame<BasicValue> frame) {
    if (frame == null) {
      return ownStack;
    }
    int size = 0;
    for (int i = 0; i < frame.getStackSize(); i++) {
      size += frame.getStack(i).getSize();
    }
    return size;
  }
}
