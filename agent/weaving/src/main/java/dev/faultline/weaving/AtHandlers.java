package dev.faultline.weaving;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Inserts code at the start of each handler of {@link Throwable}: behind the store of what it
 * caught, where the operand stack is empty. A handler that does not begin with a store is left
 * alone.
 */
final class AtHandlers extends EachInstruction {

  private final Insertion insertion;
  private final List<Label> handlers = new ArrayList<>(2);
  private boolean begins;

  AtHandlers(MethodVisitor written, Insertion insertion) {
    super(written);
    this.insertion = insertion;
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
    if ("java/lang/Throwable".equals(type)) {
      handlers.add(handler);
    }
    super.visitTryCatchBlock(start, end, handler, type);
  }

  @Override
  public void visitLabel(Label label) {
    super.visitLabel(label);
    begins = begins || handlers.contains(label);
  }

  @Override
  void before() {
    begins = false;
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    boolean caught = begins && opcode == Opcodes.ASTORE;
    super.visitVarInsn(opcode, variable);
    if (caught) {
      insertion.emit(mv, variable);
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(Math.max(maxStack, insertion.maxStack()), maxLocals);
  }
}
