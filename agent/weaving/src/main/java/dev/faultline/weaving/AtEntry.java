package dev.faultline.weaving;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Inserts code before everything else. */
final class AtEntry extends MethodVisitor {

  private final Insertion insertion;
  private final int subject;

  AtEntry(MethodVisitor written, Insertion insertion, int subject) {
    super(Opcodes.ASM9, written);
    this.insertion = insertion;
    this.subject = subject;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    insertion.emit(mv, subject);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(Math.max(maxStack, insertion.maxStack()), maxLocals);
  }
}
