package dev.faultline.weaving.site;

import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that no compiler here would make. */
public final class Generated {

  public static final String NAME = "com/acme/Generated";

  private Generated() {}

  /** A class with {@code public static void run()} of the given body. */
  public static byte[] classWith(Consumer<MethodVisitor> body, int version) {
    return classWith("run", "()V", Opcodes.ACC_STATIC, body, version);
  }

  /** A class with one public method of the given body; stack and locals are worked out. */
  public static byte[] classWith(
      String name, String descriptor, int access, Consumer<MethodVisitor> body, int version) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(version, Opcodes.ACC_PUBLIC, NAME, null, "java/lang/Object", null);
    MethodVisitor method =
        writer.visitMethod(access | Opcodes.ACC_PUBLIC, name, descriptor, null, null);
    method.visitCode();
    body.accept(method);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** {@code throw new IllegalStateException();} */
  public static void throwNew(MethodVisitor method) {
    method.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalStateException");
    method.visitInsn(Opcodes.DUP);
    method.visitMethodInsn(
        Opcodes.INVOKESPECIAL, "java/lang/IllegalStateException", "<init>", "()V", false);
    method.visitInsn(Opcodes.ATHROW);
  }

  /** Starts a source line here. */
  public static void line(MethodVisitor method, int line) {
    Label label = new Label();
    method.visitLabel(label);
    method.visitLineNumber(line, label);
  }

  /** An entry of the table of locals. */
  public static void local(
      MethodVisitor method, String name, String descriptor, Label start, Label end, int slot) {
    method.visitLocalVariable(name, descriptor, null, start, end, slot);
  }
}
