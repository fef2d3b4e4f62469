package dev.faultline.weaving;

import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes code, which ends with a return, and drops what the method had. */
final class InPlaceOfBody extends MethodVisitor {

  private final MethodVisitor written;
  private final Insertion insertion;
  private final int subject;

  InPlaceOfBody(MethodVisitor written, Insertion insertion, int subject) {
    super(Opcodes.ASM9);
    this.written = written;
    this.insertion = insertion;
    this.subject = subject;
  }

  @Override
  public void visitParameter(String name, int access) {
    written.visitParameter(name, access);
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return written.visitAnnotation(descriptor, visible);
  }

  @Override
  public void visitCode() {
    written.visitCode();
    insertion.emit(written, subject);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    written.visitMaxs(insertion.maxStack(), maxLocals);
  }

  @Override
  public void visitEnd() {
    written.visitEnd();
  }
}
