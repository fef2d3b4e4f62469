package dev.faultline.weaving;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Inserts code before each return. */
final class AtReturns extends MethodVisitor {

  private final Insertion insertion;
  private final int subject;

  AtReturns(MethodVisitor written, Insertion insertion, int subject) {
    super(Opcodes.ASM9, written);
    this.insertion = insertion;
    this.subject = subject;
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      insertion.emit(mv, subject);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    // What is returned, two slots at most, lies below; more may, but only by a strange compiler's
    // doing.
    super.visitMaxs(maxStack + insertion.maxStack(), maxLocals);
  }
}
