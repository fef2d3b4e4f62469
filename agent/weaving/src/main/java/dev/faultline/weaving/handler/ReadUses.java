package dev.faultline.weaving.handler;

import dev.faultline.capture.site.HandlerUse;
import java.util.BitSet;
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

  ReadUses(int handlers) {
    uses = new HandlerUse.Builder[handlers];
    for (int i = 0; i < handlers; i++) {
      uses[i] = HandlerUse.builder();
    }
  }

  HandlerUse.Builder of(int handler) {
    return uses[handler];
  }

  /**
   * Whether nothing is done with the handler's exception but what try-with-resources and pattern
   * switches do.
   */
  boolean isCompilersUse(int handler) {
    if (matching.get(handler)) {
      return true;
    }
    return !looking.get(handler)
        && (suppressed.get(handler) || suppressing.get(handler) && rethrowing.get(handler));
  }

  boolean onlyRethrows(int handler) {
    return rethrowing.get(handler) && !looking.get(handler);
  }

  /** Takes in one instruction with what the stack holds before it. */
  void pass(AbstractInsnNode instruction, Frame<BasicValue> before) {
    switch (instruction.getOpcode()) {
      case Opcodes.ATHROW:
        thrown(top(before));
        break;
      case Opcodes.PUTFIELD:
      case Opcodes.PUTSTATIC:
      case Opcodes.AASTORE:
      case Opcodes.ARETURN:
        read(top(before));
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
          read(before.getStack(before.getStackSize() - i));
        }
        break;
      default:
        break;
    }
  }

  private static BasicValue top(Frame<BasicValue> frame) {
    return frame.getStack(frame.getStackSize() - 1);
  }

  private void thrown(BasicValue value) {
    if (!(value instanceof CaughtValue)) {
      return;
    }
    CaughtValue caught = (CaughtValue) value;
    for (int h = next(caught, 0); h >= 0; h = next(caught, h + 1)) {
      if (caught.madeType() == null) {
        uses[h].rethrows();
        rethrowing.set(h);
      } else {
        uses[h].wraps(caught.madeType().replace('/', '.'));
        looking.set(h);
        if (caught.madeType().equals("java/lang/MatchException")) {
          matching.set(h);
        }
      }
    }
  }

  private void called(MethodInsnNode call, Frame<BasicValue> before) {
    int arguments = Type.getArgumentCount(call.desc);
    int top = before.getStackSize() - 1;
    if (call.getOpcode() != Opcodes.INVOKESTATIC) {
      receives(call, before.getStack(top - arguments));
    }
    boolean logs = LogCalls.logs(call.owner, call.name);
    boolean suppresses = isAddSuppressed(call);
    for (int i = 0; i < arguments; i++) {
      BasicValue argument = before.getStack(top - i);
      if (logs) {
        logged(argument);
      } else if (suppresses) {
        mark(suppressed, argument);
      } else {
        read(argument);
      }
    }
  }

  private void receives(MethodInsnNode call, BasicValue receiver) {
    if (isAddSuppressed(call)) {
      mark(suppressing, receiver);
    } else if (call.name.equals("printStackTrace")) {
      logged(receiver);
    } else {
      read(receiver);
    }
  }

  private static boolean isAddSuppressed(MethodInsnNode call) {
    return call.name.equals("addSuppressed") && call.desc.equals("(Ljava/lang/Throwable;)V");
  }

  private static void mark(BitSet marks, BasicValue value) {
    if (value instanceof CaughtValue && ((CaughtValue) value).madeType() == null) {
      marks.or(((CaughtValue) value).handlers());
    }
  }

  private void read(BasicValue value) {
    if (value instanceof CaughtValue && ((CaughtValue) value).madeType() == null) {
      CaughtValue caught = (CaughtValue) value;
      for (int h = next(caught, 0); h >= 0; h = next(caught, h + 1)) {
        uses[h].reads();
        looking.set(h);
      }
    }
  }

  private void logged(BasicValue value) {
    if (value instanceof CaughtValue) {
      CaughtValue caught = (CaughtValue) value;
      for (int h = next(caught, 0); h >= 0; h = next(caught, h + 1)) {
        uses[h].logs();
        looking.set(h);
      }
    }
  }

  private static int next(CaughtValue caught, int from) {
    return caught.handlers().nextSetBit(from);
  }
}
