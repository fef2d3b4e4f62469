package dev.faultline.weaving.code;

import java.util.IdentityHashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * A {@link BasicInterpreter}, which loads no class, that also knows objects not yet initialized.
 */
public class InitializationInterpreter extends BasicInterpreter {

  private final boolean constructor;

  /** One value per instruction, so that values of loops and merges compare equal. */
  private final Map<AbstractInsnNode, BasicValue> made = new IdentityHashMap<>();

  /**
   * @param constructor whether the method is one, so that it begins with an object not initialized
   */
  public InitializationInterpreter(boolean constructor) {
    super(Opcodes.ASM9);
    this.constructor = constructor;
  }

  /** A frame for these values, at the beginning of a method. */
  protected InitializationFrame newFrame(int locals, int maxStack) {
    return new InitializationFrame(locals, maxStack);
  }

  /** A frame that starts as a copy of another. */
  protected InitializationFrame newFrame(Frame<? extends BasicValue> frame) {
    return new InitializationFrame(frame);
  }

  @Override
  public BasicValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
    return constructor && isInstanceMethod && local == 0
        ? new UninitializedReference(type)
        : super.newParameterValue(isInstanceMethod, local, type);
  }

  /** What is initialized on one way and not on the other, or twice, cannot be used. */
  @Override
  public BasicValue merge(BasicValue one, BasicValue other) {
    boolean uninitialized =
        one instanceof UninitializedReference || other instanceof UninitializedReference;
    return uninitialized && one != other ? BasicValue.UNINITIALIZED_VALUE : super.merge(one, other);
  }

  @Override
  public BasicValue newOperation(AbstractInsnNode instruction) throws AnalyzerException {
    if (instruction.getOpcode() != Opcodes.NEW) {
      return super.newOperation(instruction);
    }
    BasicValue value = made.get(instruction);
    if (value == null) {
      value = new UninitializedReference(Type.getObjectType(((TypeInsnNode) instruction).desc));
      made.put(instruction, value);
    }
    return value;
  }
}
