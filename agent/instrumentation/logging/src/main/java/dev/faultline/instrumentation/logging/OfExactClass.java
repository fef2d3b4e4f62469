package dev.faultline.instrumentation.logging;

import dev.faultline.weaving.InsertedCode;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Does something with the subject if its class is exactly this one: the methods of a subclass may
 * be the user's own. It goes where the frame has the parameters alone and the operand stack is
 * empty, into classes of Java 6 or later. Immutable.
 */
final class OfExactClass implements InsertedCode {

  private final String className;
  private final InsertedCode code;

  OfExactClass(String className, InsertedCode code) {
    this.className = className;
    this.code = code;
  }

  @Override
  public int maxStack() {
    return Math.max(2, code.maxStack());
  }

  @Override
  public void emit(MethodVisitor method, int subject) {
    Label other = new Label();
    method.visitVarInsn(Opcodes.ALOAD, subject);
    method.visitJumpInsn(Opcodes.IFNULL, other);
    method.visitVarInsn(Opcodes.ALOAD, subject);
    method.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, "java/lang/Object", "getClass", "()Ljava/lang/Class;", false);
    method.visitLdcInsn(Type.getObjectType(className));
    // stack: [Class, Class]
    method.visitJumpInsn(Opcodes.IF_ACMPNE, other);
    code.emit(method, subject);
    method.visitLabel(other);
    method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    // stack: []
  }
}
