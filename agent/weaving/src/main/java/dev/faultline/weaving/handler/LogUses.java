package dev.faultline.weaving.handler;

import dev.faultline.capture.site.HandlerUse;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;

/** Collects which exceptions of handlers are given to loggers or printed. */
final class LogUses {

  private static final String PRINTED_BY = "java/lang/Throwable";

  private final HandlerUse.Builder[] uses;
  private final BitSet looking;

  /** By handler: the calls that it gives its exception itself to. */
  private final Map<Integer, Set<AbstractInsnNode>> calls = new HashMap<>();

  /** Instructions that put an exception into an array made in the method. */
  private final Set<AbstractInsnNode> stores = new HashSet<>();

  /**
   * @param looking handlers that do something with their exception; is added to
   */
  LogUses(HandlerUse.Builder[] uses, BitSet looking) {
    this.uses = uses;
    this.looking = looking;
  }

  /** The calls that a handler gives its exception itself to, to be logged or printed. */
  Set<AbstractInsnNode> calls(int handler) {
    Set<AbstractInsnNode> ofHandler = calls.get(handler);
    return ofHandler == null ? Collections.<AbstractInsnNode>emptySet() : ofHandler;
  }

  /** Something is put into an array made in the method, which mostly is that of a call. */
  void stored(AbstractInsnNode store, BasicValue value) {
    if (value instanceof CaughtValue && ((CaughtValue) value).isItself()) {
      stores.add(store);
    }
  }

  /** A call of a logger has this argument. */
  void passed(MethodInsnNode call, BasicValue value, Type[] parameters, int index) {
    if (!(value instanceof CaughtValue)) {
      return;
    }
    CaughtValue caught = (CaughtValue) value;
    // The last element of the arguments is stored just before the call.
    boolean isLastElement = caught.isArray() && stores.contains(before(call));
    boolean isLast = index == parameters.length - 1;
    if ((caught.isItself() || isLastElement)
        && LogCalls.takesItself(call.owner, parameters[index], index, isLast)) {
      logged(call, call.owner, caught);
    } else {
      for (int h = next(caught, 0); h >= 0; h = next(caught, h + 1)) {
        if (LogCalls.prints(call.owner)) {
          uses[h].printsText();
        } else {
          uses[h].logsText();
        }
        looking.set(h);
      }
    }
  }

  /** {@code printStackTrace} is called. */
  void printed(MethodInsnNode call, BasicValue receiver) {
    if (receiver instanceof CaughtValue && ((CaughtValue) receiver).isItself()) {
      logged(call, PRINTED_BY, (CaughtValue) receiver);
    }
  }

  private void logged(AbstractInsnNode call, String logger, CaughtValue caught) {
    for (int h = next(caught, 0); h >= 0; h = next(caught, h + 1)) {
      uses[h].logs(logger);
      looking.set(h);
      Set<AbstractInsnNode> ofHandler = calls.get(h);
      if (ofHandler == null) {
        ofHandler = new HashSet<>();
        calls.put(h, ofHandler);
      }
      ofHandler.add(call);
    }
  }

  private static AbstractInsnNode before(AbstractInsnNode instruction) {
    AbstractInsnNode before = instruction.getPrevious();
    while (before != null && before.getOpcode() < 0) {
      before = before.getPrevious();
    }
    return before;
  }

  private static int next(CaughtValue caught, int from) {
    return caught.handlers().nextSetBit(from);
  }
}
