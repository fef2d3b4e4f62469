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

  private static final String THROWABLE = "java/lang/Throwable";

  private final Map<LabelNode, Integer> handlers;
  private final int parameter;
  private final Map<AbstractInsnNode, BasicValue> arrays = new IdentityHashMap<>();

  /**
   * @param handlers numbers of the handlers by where they begin
   * @param parameter the local that the method is given an exception in, which is known by the next
   *     number; negative for none
   */
  CaughtInterpreter(boolean constructor, Map<LabelNode, Integer> handlers, int parameter) {
    super(constructor);
    this.handlers = handlers;
    this.parameter = parameter;
  }

  @Override
  public BasicValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
    return local == parameter
        ? CaughtValue.of(handlers.size())
        : super.newParameterValue(isInstanceMethod, local, type);
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
    String type =
        returned.getSort() == Type.OBJECT ? returned.getInternalName() : "java/lang/Object";
    if (type.equals(THROWABLE) && instruction instanceof MethodInsnNode) {
      return throwable((MethodInsnNode) instruction, values, caught);
    }
    return caught.made(type);
  }

  /** Of a throwable that a call with a caught exception returns. */
  private static BasicValue throwable(
      MethodInsnNode call, List<? extends BasicValue> values, CaughtValue caught) {
    boolean asked =
        call.getOpcode() != Opcodes.INVOKESTATIC
            && values.get(0) instanceof CaughtValue
            && ((CaughtValue) values.get(0)).isItself();
    if (call.name.equals("initCause") || call.name.equals("fillInStackTrace")) {
      // They return the object whose method it is.
      return asked ? values.get(0) : caught.made(call.owner);
    }
    // What an exception without arguments is asked for is its cause, which was there before.
    return asked && values.size() == 1 ? BasicValue.REFERENCE_VALUE : caught.made(THROWABLE);
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
    // To a plain reference a caught one is equal, but not the other way round.
    if (other.equals(one) && one.equals(other)
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
