package dev.faultline.instrumentation.thread;

import dev.faultline.bootstrap.BoundaryProbe;
import dev.faultline.weaving.ClassInstrumentation;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Tells of every exception that ends a thread, platform or virtual, before any handler runs. The
 * alternative, a default {@code UncaughtExceptionHandler}, would be seen and could be replaced by
 * the application. The JVM calls the method on every version from 8 on. Thread-safe.
 */
public final class UncaughtExceptionInstrumentation implements ClassInstrumentation {

  private static final String METHOD = "dispatchUncaughtException";
  private static final String DESCRIPTOR = "(Ljava/lang/Throwable;)V";

  @Override
  public String className() {
    return "java/lang/Thread";
  }

  @Override
  public byte[] instrument(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    final boolean[] found = {false};
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor written =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            boolean dispatches =
                name.equals(METHOD)
                    && descriptor.equals(DESCRIPTOR)
                    && (access & (Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT)) == 0;
            if (!dispatches) {
              return written;
            }
            found[0] = true;
            return new EntryCall(written);
          }
        },
        0);
    return found[0] ? writer.toByteArray() : null;
  }

  private static final class EntryCall extends MethodVisitor {

    EntryCall(MethodVisitor written) {
      super(Opcodes.ASM9, written);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      visitVarInsn(Opcodes.ALOAD, 1);
      visitInsn(Opcodes.ICONST_0 + BoundaryProbe.UNCAUGHT);
      visitInsn(Opcodes.ACONST_NULL);
      // stack: [Throwable, int, String]
      visitMethodInsn(
          Opcodes.INVOKESTATIC,
          "dev/faultline/bootstrap/BoundaryProbe",
          "reached",
          "(Ljava/lang/Throwable;ILjava/lang/String;)V",
          false);
      // stack: []
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(Math.max(maxStack, 3), maxLocals);
    }
  }
}
