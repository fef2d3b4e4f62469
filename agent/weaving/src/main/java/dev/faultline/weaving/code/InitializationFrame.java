package dev.faultline.weaving.code;

import java.util.ArrayList;
import java.util.List;
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
public class InitializationFrame extends Frame<BasicValue> {

  public InitializationFrame(int locals, int maxStack) {
    super(locals, maxStack);
  }

  public InitializationFrame(Frame<? extends BasicValue> frame) {
    super(frame);
  }

  @Override
  public void execute(AbstractInsnNode instruction, Interpreter<BasicValue> interpreter)
      throws AnalyzerException {
    BasicValue receiver = constructed(instruction);
    BasicValue initialized = receiver == null ? null : initialized(receiver, above(receiver));
    super.execute(instruction, interpreter);
    if (receiver instanceof UninitializedReference) {
      replace(receiver, initialized);
    }
  }

  /**
   * What a constructor call makes of an object. By default a reference like any other.
   *
   * @param arguments of the call, without the object
   */
  protected BasicValue initialized(BasicValue object, List<BasicValue> arguments) {
    return BasicValue.REFERENCE_VALUE;
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

  private List<BasicValue> above(BasicValue receiver) {
    List<BasicValue> arguments = new ArrayList<>();
    for (int i = getStackSize() - 1; i >= 0 && getStack(i) != receiver; i--) {
      arguments.add(getStack(i));
    }
    return arguments;
  }

  /** Puts another value in the place of one, wherever it is held. */
  protected final void replace(BasicValue value, BasicValue by) {
    for (int i = 0; i < getLocals(); i++) {
      if (getLocal(i) == value) {
        setLocal(i, by);
      }
    }
    for (int i = 0; i < getStackSize(); i++) {
      if (getStack(i) == value) {
        setStack(i, by);
      }
    }
  }
}
