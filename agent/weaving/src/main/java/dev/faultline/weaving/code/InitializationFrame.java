package dev.faultline.weaving.code;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/**
 * A frame in which a constructor call initializes the object everywhere it is held, as the verifier
 * has it.
 */
final class InitializationFrame extends Frame<BasicValue> {

  InitializationFrame(int locals, int maxStack) {
    super(locals, maxStack);
  }

  InitializationFrame(Frame<? extends BasicValue> frame) {
    super(frame);
  }

  @Override
  public void execute(AbstractInsnNode instruction, Interpreter<BasicValue> interpreter)
      throws AnalyzerException {
    BasicValue receiver = constructed(instruction);
    super.execute(instruction, interpreter);
    if (receiver instanceof UninitializedReference) {
      initialize(receiver);
    }
  }

  private BasicValue constructed(AbstractInsnNode instruction) {
    if (instruction.getOpcode() != Opcodes.INVOKESPECIAL) {
      return null;
    }
    MethodInsnNode call = (MethodInsnNode) instruction;
    if (!call.name.equals("<init>")) {
      return null;
    }
    int below = getStackSize() - 1 - Type.getArgumentCount(call.desc);
    return below < 0 ? null : getStack(below);
  }

  private void initialize(BasicValue receiver) {
    for (int i = 0; i < getLocals(); i++) {
      if (getLocal(i) == receiver) {
        setLocal(i, BasicValue.REFERENCE_VALUE);
      }
    }
    for (int i = 0; i < getStackSize(); i++) {
      if (getStack(i) == receiver) {
        setStack(i, BasicValue.REFERENCE_VALUE);
      }
    }
  }
}
