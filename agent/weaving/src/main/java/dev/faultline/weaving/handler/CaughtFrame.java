package dev.faultline.weaving.handler;

import dev.faultline.weaving.code.InitializationFrame;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/** A frame that follows caught exceptions into what is made of them. */
final class CaughtFrame extends InitializationFrame {

  CaughtFrame(int locals, int maxStack) {
    super(locals, maxStack);
  }

  CaughtFrame(Frame<? extends BasicValue> frame) {
    super(frame);
  }

  @Override
  public void execute(AbstractInsnNode instruction, Interpreter<BasicValue> interpreter)
      throws AnalyzerException {
    BasicValue array = null;
    BasicValue element = null;
    if (instruction.getOpcode() == Opcodes.AASTORE && getStackSize() >= 3) {
      array = getStack(getStackSize() - 3);
      element = getStack(getStackSize() - 1);
    }
    super.execute(instruction, interpreter);
    if (array instanceof MadeArray && element instanceof CaughtValue) {
      replace(array, ((CaughtValue) element).inArray());
    }
  }

  @Override
  protected BasicValue initialized(BasicValue object, List<BasicValue> arguments) {
    CaughtValue caught = CaughtInterpreter.caughtAmong(arguments);
    Type type = object.getType();
    return caught == null || type == null
        ? super.initialized(object, arguments)
        : caught.made(type.getInternalName());
  }
}
