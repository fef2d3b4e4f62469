package dev.faultline.weaving.handler;

import dev.faultline.capture.site.HandlerUse;
import dev.faultline.weaving.code.MethodAnalysis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * The exception handlers of a method, and what each does with its exception, read from the bytecode
 * alone. Immutable once made; it is about the method as it was then.
 */
public final class MethodHandlers {

  /** What {@code try} with resources catches. */
  private static final List<String> EVERYTHING = Collections.singletonList("java/lang/Throwable");

  /** Groovy's compiler gives names to what it makes of {@code try} with resources. */
  private static final String GROOVYS_OWN = "__$$";

  private final MethodNode method;
  private final Frame<BasicValue>[] frames;
  private final Map<LabelNode, Integer> numbers = new IdentityHashMap<>();
  private final List<LabelNode> labels = new ArrayList<>();
  private final List<Handler> handlers = new ArrayList<>();
  private final List<FinallyBody> finallyBodies = new ArrayList<>(0);
  private final int parameter;
  private Handler function;

  private MethodHandlers(String className, MethodNode method, int parameter, boolean observes) {
    this.method = method;
    this.parameter = parameter;
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (!numbers.containsKey(block.handler)) {
        numbers.put(block.handler, labels.size());
        labels.add(block.handler);
      }
    }
    frames =
        MethodAnalysis.of(
            className,
            method,
            new CaughtInterpreter(method.name.equals("<init>"), numbers, parameter));
    ReadUses uses = pass();
    readHandlers(uses);
    readFunction(uses, observes);
  }

  /**
   * Reads the handlers of a method.
   *
   * @param className internal name of its class
   */
  public static MethodHandlers of(String className, MethodNode method) {
    return of(className, method, StageFunctions.NONE);
  }

  /**
   * Reads the handlers of a method, which may be one itself.
   *
   * @param className internal name of its class
   * @param functions of that class
   */
  public static MethodHandlers of(String className, MethodNode method, StageFunctions functions) {
    return new MethodHandlers(
        className,
        method,
        functions.exceptionOf(method),
        functions.observe(method.name, method.desc));
  }

  /** In the order in which the exception table names them first. Unmodified by callers. */
  public List<Handler> handlers() {
    return handlers;
  }

  /**
   * What the method does with the exception that it is given as a function; null when it is none,
   * or leaves the exception to its stage and does nothing with it.
   */
  public Handler function() {
    return function;
  }

  /** The local that it is given in; of no meaning without a {@link #function()}. */
  public int functionsException() {
    return parameter;
  }

  /**
   * What locals and stack hold before each instruction, by its index; null in it for what is never
   * reached; null when the method is too large or not understood.
   */
  public Frame<BasicValue>[] frames() {
    return frames;
  }

  /** The {@code finally} blocks that are left by throwing, and so may throw another exception. */
  public List<FinallyBody> finallyBodies() {
    return finallyBodies;
  }

  /** Whether an {@code athrow} throws what a handler of the method caught, and not a new one. */
  public static boolean throwsCaught(Frame<BasicValue> before) {
    BasicValue thrown = before.getStack(before.getStackSize() - 1);
    return thrown instanceof CaughtValue && ((CaughtValue) thrown).madeType() == null;
  }

  private void readFunction(ReadUses uses, boolean observes) {
    AbstractInsnNode first = parameter < 0 ? null : HandlerPaths.firstIn(method.instructions);
    if (first == null) {
      return;
    }
    HandlerUse use = use(labels.size(), first, uses);
    if (!observes || !use.swallows()) {
      function = new Handler(first, EVERYTHING, firstLine(), use, false);
    }
  }

  private void readHandlers(ReadUses uses) {
    for (int number = 0; number < labels.size(); number++) {
      AbstractInsnNode entry = HandlerPaths.firstAt(labels.get(number));
      if (entry != null && (frames == null || isReached(entry))) {
        Handler handler = handler(number, entry, uses);
        handlers.add(handler);
        if (frames != null && handler.isCompilerMade() && handler.types().isEmpty()) {
          addFinally(number, handler);
        }
      }
    }
  }

  private ReadUses pass() {
    ReadUses uses = new ReadUses(labels.size() + 1);
    if (frames != null) {
      int index = 0;
      for (AbstractInsnNode node = method.instructions.getFirst();
          node != null;
          node = node.getNext()) {
        if (frames[index] != null && node.getOpcode() >= 0) {
          uses.pass(node, frames[index]);
        }
        index++;
      }
    }
    return uses;
  }

  private void addFinally(int number, Handler handler) {
    FinallyBody body = FinallyBody.of(number, handler.entry(), handler.line(), method, frames);
    if (body != null) {
      finallyBodies.add(body);
    }
  }

  private boolean isReached(AbstractInsnNode entry) {
    return frames[method.instructions.indexOf(entry)] != null;
  }

  private Handler handler(int number, AbstractInsnNode entry, ReadUses uses) {
    LabelNode label = labels.get(number);
    List<String> types = types(label);
    HandlerUse use = use(number, entry, uses);
    return new Handler(
        entry,
        types,
        lineOf(label),
        use,
        compilerMade(number, types, entry, uses, use.mayComplete()));
  }

  private HandlerUse use(int number, AbstractInsnNode entry, ReadUses uses) {
    HandlerPaths paths = new HandlerPaths(method.instructions);
    HandlerUse.Builder use =
        uses.of(number)
            .mayComplete(paths.mayComplete(entry))
            .readsToWrapAlone(uses.wrapUses(number).readsToWrapAlone(entry, paths))
            .logsOnEveryWay(paths.alwaysPasses(entry, uses.logCalls(number)));
    if (frames == null) {
      // Not understood: nothing is said against it.
      use.reads();
    }
    return use.build();
  }

  private boolean compilerMade(
      int number, List<String> types, AbstractInsnNode entry, ReadUses uses, boolean mayComplete) {
    if (mayComplete) {
      return false;
    }
    if (types.isEmpty() || uses.isOfPatternSwitch(number) || isGroovysOwn(entry)) {
      return true;
    }
    if (uses.isOfResources(number)) {
      return hasNamedLocals() ? keepsItUnnamed(entry) : types.equals(EVERYTHING);
    }
    return uses.onlyRethrows(number) && keepsItUnnamed(entry);
  }

  private List<String> types(LabelNode label) {
    List<String> types = new ArrayList<>(2);
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (block.handler == label && block.type == null) {
        // Everything, whatever else is named beside it.
        return new ArrayList<>(0);
      }
      if (block.handler == label && !types.contains(block.type)) {
        types.add(block.type);
      }
    }
    return types;
  }

  /** A catch clause's parameter has a name, if anything of the method has. */
  private boolean keepsItUnnamed(AbstractInsnNode entry) {
    return entry.getOpcode() == Opcodes.ASTORE && hasNamedLocals() && keptIn(entry) == null;
  }

  private boolean isGroovysOwn(AbstractInsnNode entry) {
    LocalVariableNode local = keptIn(entry);
    return local != null && local.name.startsWith(GROOVYS_OWN);
  }

  /** The local that a handler puts its exception into; null when that has no name. */
  private LocalVariableNode keptIn(AbstractInsnNode entry) {
    if (entry.getOpcode() != Opcodes.ASTORE || !hasNamedLocals()) {
      return null;
    }
    int slot = ((VarInsnNode) entry).var;
    int after = method.instructions.indexOf(entry) + 1;
    for (LocalVariableNode local : method.localVariables) {
      if (local.index == slot
          && method.instructions.indexOf(local.start) <= after
          && after < method.instructions.indexOf(local.end)) {
        return local;
      }
    }
    return null;
  }

  private boolean hasNamedLocals() {
    return method.localVariables != null && !method.localVariables.isEmpty();
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

  private int lineOf(LabelNode label) {
    for (AbstractInsnNode node = label.getNext();
        node != null && node.getOpcode() < 0;
        node = node.getNext()) {
      if (node instanceof LineNumberNode) {
        return ((LineNumberNode) node).line;
      }
    }
    for (AbstractInsnNode node = label; node != null; node = node.getPrevious()) {
      if (node instanceof LineNumberNode) {
        return ((LineNumberNode) node).line;
      }
    }
    return -1;
  }
}
