package dev.faultline.weaving.handler;

import dev.faultline.capture.site.HandlerUse;
import java.util.BitSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** Collects, instruction by instruction, what a method does with the exceptions of its handlers. */
final class ReadUses {

  private final HandlerUse.Builder[] uses;

  /** Handlers whose exception is read, logged or thrown wrapped. */
  private final BitSet looking = new BitSet();

  private final BitSet rethrowing = new BitSet();

  /** Handlers that add others to their exception as suppressed ones. */
  private final BitSet suppressing = new BitSet();

  /** Handlers that add their exception to another one as suppressed. */
  private final BitSet suppressed = new BitSet();

  /** Handlers whose exception is thrown wrapped into what a pattern switch throws. */
  private final BitSet matching = new BitSet();

  private final LogUses logs;
  private final WrapUses[] wraps;

  ReadUses(int handlers) {
    uses = new HandlerUse.Builder[handlers];
    wraps = new WrapUses[handlers];
    for (int i = 0; i < handlers; i++) {
      uses[i] = HandlerUse.builder();
      wraps[i] = new WrapUses();
    }
    logs = new LogUses(uses, looking);
  }

  HandlerUse.Builder of(int handler) {
    return uses[handler];
  }

  /** Whether its exception goes into what a pattern switch throws. */
  boolean isOfPatternSwitch(int handler) {
    return matching.get(handler);
  }

  /**
   * Whether nothing is done with the handler's exception but what {@code try} with resources does.
   */
  boolean isOfResources(int handler) {
    return !looking.get(handler)
        && (suppressed.get(handler) || suppressing.get(handler) && rethrowing.get(handler));
  }

  boolean onlyRethrows(int handler) {
    return rethrowing.get(handler) && !looking.get(handler);
  }

  /** The calls that a handler gives its exception itself to, to be logged or printed. */
  Set<AbstractInsnNode> logCalls(int handler) {
    return logs.calls(handler);
  }

  /** Where it is read, and thrown wrapped. */
  WrapUses wrapUses(int handler) {
    return wraps[handler];
  }

  /** Takes in one instruction with what the stack holds before it. */
  void pass(AbstractInsnNode instruction, Frame<BasicValue> before) {
    switch (instruction.getOpcode()) {
      case Opcodes.ATHROW:
        thrown(instruction, top(before));
        break;
      case Opcodes.PUTFIELD:
      case Opcodes.PUTSTATIC:
      case Opcodes.ARETURN:
        read(instruction, top(before));
        break;
      case Opcodes.AASTORE:
        stored(instruction, before.getStack(before.getStackSize() - 3), top(before));
        break;
      case Opcodes.INVOKEVIRTUAL:
      case Opcodes.INVOKESPECIAL:
      case Opcodes.INVOKESTATIC:
      case Opcodes.INVOKEINTERFACE:
        called((MethodInsnNode) instruction, before);
        break;
      case Opcodes.INVOKEDYNAMIC:
        int arguments = Type.getArgumentCount(((InvokeDynamicInsnNode) instruction).desc);
        for (int i = 1; i <= arguments; i++) {
          read(instruction, before.getStack(before.getStackSize() - i));
        }
        break;
      default:
        break;
    }
  }

  private static BasicValue top(Frame<BasicValue> frame) {
    return frame.getStack(frame.getStackSize() - 1);
  }

  /** An array that is made here says nothing until something is done with it. */
  private void stored(AbstractInsnNode instruction, BasicValue array, BasicValue value) {
    boolean isCaughtInIt = array instanceof CaughtValue && ((CaughtValue) array).isArray();
    if (array instanceof MadeArray || isCaughtInIt) {
      logs.stored(instruction, value);
    } else {
      read(instruction, value);
    }
  }

  private void thrown(AbstractInsnNode instruction, BasicValue value) {
    if (!(value instanceof CaughtValue)) {
      return;
    }
    CaughtValue caught = (CaughtValue) value;
    for (int h = next(caught, 0); h >= 0; h = next(caught, h + 1)) {
      if (caught.isItself()) {
        uses[h].rethrows();
        rethrowing.set(h);
      } else {
        uses[h].wraps(caught.madeType().replace('/', '.'));
        looking.set(h);
        if (caught.isMadeOfItself()) {
          wraps[h].throwsWrapped(instruction);
        }
        if (caught.madeType().equals("java/lang/MatchException")) {
          matching.set(h);
        }
      }
    }
  }

  private void called(MethodInsnNode call, Frame<BasicValue> before) {
    Type[] parameters = Type.getArgumentTypes(call.desc);
    int first = before.getStackSize() - parameters.length;
    if (call.getOpcode() != Opcodes.INVOKESTATIC) {
      receives(call, before.getStack(first - 1));
    }
    boolean isLogCall = LogCalls.logs(call.owner, call.name);
    boolean suppresses = isAddSuppressed(call);
    for (int i = 0; i < parameters.length; i++) {
      BasicValue argument = before.getStack(first + i);
      if (isLogCall) {
        logs.passed(call, argument, parameters, i);
      } else if (suppresses) {
        suppressed(call, argument);
      } else {
        read(call, argument);
        if (call.name.equals("initCause")) {
          causes(call.owner, argument);
        }
      }
    }
  }

  /** It is the cause of something now, which is mostly thrown soon. */
  private void causes(String type, BasicValue cause) {
    if (cause instanceof CaughtValue && ((CaughtValue) cause).isItself()) {
      CaughtValue caught = (CaughtValue) cause;
      for (int h = next(caught, 0); h >= 0; h = next(caught, h + 1)) {
        uses[h].wraps(type.replace('/', '.'));
      }
    }
  }

  /** Another exception takes it along. */
  private void suppressed(AbstractInsnNode call, BasicValue value) {
    mark(suppressed, value);
    if (value instanceof CaughtValue && ((CaughtValue) value).isItself()) {
      CaughtValue caught = (CaughtValue) value;
      for (int h = next(caught, 0); h >= 0; h = next(caught, h + 1)) {
        uses[h].reads();
        wraps[h].reads(call);
      }
    }
  }

  private void receives(MethodInsnNode call, BasicValue receiver) {
    if (isAddSuppressed(call)) {
      mark(suppressing, receiver);
    } else if (call.name.equals("printStackTrace")) {
      logs.printed(call, receiver);
    } else {
      read(call, receiver);
    }
  }

  private static boolean isAddSuppressed(MethodInsnNode call) {
    return call.name.equals("addSuppressed") && call.desc.equals("(Ljava/lang/Throwable;)V");
  }

  private static void mark(BitSet marks, BasicValue value) {
    if (value instanceof CaughtValue && ((CaughtValue) value).isItself()) {
      marks.or(((CaughtValue) value).handlers());
    }
  }

  private void read(AbstractInsnNode instruction, BasicValue value) {
    if (value instanceof CaughtValue
        && (((CaughtValue) value).isItself() || ((CaughtValue) value).isArray())) {
      CaughtValue caught = (CaughtValue) value;
      for (int h = next(caught, 0); h >= 0; h = next(caught, h + 1)) {
        uses[h].reads();
        wraps[h].reads(instruction);
        looking.set(h);
      }
    }
  }

  private static int next(CaughtValue caught, int from) {
    return caught.handlers().nextSetBit(from);
  }
}
