package dev.faultline.weaving.boundary;

import dev.faultline.bootstrap.BoundaryProbe;
import dev.faultline.weaving.InsertedCode;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Tells that an exception, which is the subject, has reached a boundary. Immutable. */
public final class BoundaryCall implements InsertedCode {

  private final int boundary;
  private final String detail;

  private BoundaryCall(int boundary, String detail) {
    this.boundary = boundary;
    this.detail = detail;
  }

  /** A thread dies of the exception. */
  public static InsertedCode uncaught() {
    return new BoundaryCall(BoundaryProbe.UNCAUGHT, null);
  }

  /**
   * A future takes the exception.
   *
   * @param detail which kind of future
   */
  public static InsertedCode future(String detail) {
    return new BoundaryCall(BoundaryProbe.FUTURE, detail);
  }

  /**
   * The exception leaves what was called by reflection.
   *
   * @param detail by which way
   */
  public static InsertedCode reflection(String detail) {
    return new BoundaryCall(BoundaryProbe.REFLECTION, detail);
  }

  /**
   * A fork of a structured scope ends with the exception.
   *
   * @param detail which kind of scope
   */
  public static InsertedCode subtask(String detail) {
    return new BoundaryCall(BoundaryProbe.SUBTASK, detail);
  }

  /**
   * A future gives the exception to who asks for it.
   *
   * @param detail by which method
   */
  public static InsertedCode asked(String detail) {
    return new BoundaryCall(BoundaryProbe.ASKED, detail);
  }

  @Override
  public int maxStack() {
    return 3;
  }

  @Override
  public void emit(MethodVisitor method, int subject) {
    if (subject != ON_STACK) {
      method.visitVarInsn(Opcodes.ALOAD, subject);
    }
    // stack: [Throwable]
    method.visitInsn(Opcodes.ICONST_0 + boundary);
    if (detail == null) {
      method.visitInsn(Opcodes.ACONST_NULL);
    } else {
      method.visitLdcInsn(detail);
    }
    // stack: [Throwable, int, String]
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "dev/faultline/bootstrap/BoundaryProbe",
        "reached",
        "(Ljava/lang/Throwable;ILjava/lang/String;)V",
        false);
    // stack: []
  }
}
