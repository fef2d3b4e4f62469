package dev.faultline.weaving;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Inserts code before each return of an object, which is its subject. */
final class AtReturned extends MethodVisitor {

  private final Insertion insertion;

  AtReturned(MethodVisitor written, Insertion insertion) {
    super(Opcodes.ASM9, written);
    this.insertion = insertion;
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.ARETURN) {
      // stack: [returned]
      super.visitInsn(Opcodes.DUP);
      // stack: [returned, returned]
      insertion.emit(mv, InsertedCode.ON_STACK);
      // stack: [returned]
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + 1 + insertion.maxStack(), maxLocals);
  }
}
