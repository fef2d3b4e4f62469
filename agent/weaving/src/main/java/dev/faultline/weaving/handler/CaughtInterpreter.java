package dev.faultline.weaving.handler;

import dev.faultline.weaving.code.InitializationInterpreter;
import dev.faultline.weaving.code.UninitializedReference;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** Follows the exceptions that handlers are entered with. Loads no class. */
final class CaughtInterpreter extends InitializationInterpreter {

  private final Map<LabelNode, Integer> handlers;
  private final Map<AbstractInsnNode, BasicValue> arrays = new IdentityHashMap<>();

  /**
   * @param handlers numbers of the handlers by where they begin
   */
  CaughtInterpreter(boolean constructor, Map<LabelNode, Integer> handlers) {
    super(constructor);
    this.handlers = handlers;
  }

  /** Any of the values that is or may be a caught exception, all of them joined; null for none. */
  static CaughtValue caughtAmong(List<? extends BasicValue> values) {
    CaughtValue caught = null;
    for (BasicValue value : values) {
      if (value instanceof CaughtValue) {
        caught = caught == null ? (CaughtValue) value : caught.or((CaughtValue) value);
      }
    }
    return caught;
  }

  @Override
  protected CaughtFrame newFrame(int locals, int maxStack) {
    return new CaughtFrame(locals, maxStack);
  }

  @Override
  protected CaughtFrame newFrame(Frame<? extends BasicValue> frame) {
    return new CaughtFrame(frame);
  }

  @Override
  public BasicValue newExceptionValue(
      TryCatchBlockNode block, Frame<BasicValue> frame, Type exceptionType) {
    return CaughtValue.of(handlers.get(block.handler));
  }

  @Override
  public BasicValue unaryOperation(AbstractInsnNode instruction, BasicValue value)
      throws AnalyzerException {
    if (instruction.getOpcode() == Opcodes.CHECKCAST && value instanceof CaughtValue) {
      return value;
    }
    if (instruction.getOpcode() == Opcodes.ANEWARRAY) {
      BasicValue array = arrays.get(instruction);
      if (array == null) {
        array = new MadeArray();
        arrays.put(instruction, array);
      }
      return array;
    }
    return super.unaryOperation(instruction, value);
  }

  @Override
  public BasicValue naryOperation(AbstractInsnNode instruction, List<? extends BasicValue> values)
      throws AnalyzerException {
    BasicValue result = super.naryOperation(instruction, values);
    CaughtValue caught = caughtAmong(values);
    if (caught == null || result == null || !result.isReference()) {
      return result;
    }
    Type returned = Type.getReturnType(descriptor(instruction));
    return caught.made(
        returned.getSort() == Type.OBJECT ? returned.getInternalName() : "java/lang/Object");
  }

  private static String descriptor(AbstractInsnNode call) {
    if (call instanceof MethodInsnNode) {
      return ((MethodInsnNode) call).desc;
    }
    return call instanceof InvokeDynamicInsnNode
        ? ((InvokeDynamicInsnNode) call).desc
        : "()Ljava/lang/Object;";
  }

  @Override
  public BasicValue merge(BasicValue one, BasicValue other) {
    if (one.equals(other)
        || one instanceof UninitializedReference
        || other instanceof UninitializedReference) {
      return super.merge(one, other);
    }
    if (one instanceof CaughtValue && other.isReference()) {
      return other instanceof CaughtValue ? ((CaughtValue) one).or((CaughtValue) other) : one;
    }
    if (other instanceof CaughtValue && one.isReference()) {
      return other;
    }
    boolean references = one.isReference() && other.isReference();
    return references ? BasicValue.REFERENCE_VALUE : super.merge(one, other);
  }
}
