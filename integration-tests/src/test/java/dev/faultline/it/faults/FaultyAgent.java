package dev.faultline.it.faults;

import dev.faultline.it.program.Jars;
import dev.faultline.it.program.Packaged;
import java.nio.file.Path;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A copy of the agent's jar in which one method does nothing but fail. */
final class FaultyAgent {

  /** Made in the program's folder when the method is called. */
  static final String REACHED = "reached";

  private FaultyAgent() {}

  /**
   * @param failure internal name of what the method throws
   */
  static Path failingAt(EntryPoint point, String failure, Map<String, byte[]> jar) {
    return Jars.copyWith(
        Packaged.agentJar(),
        "faulty-agent.jar",
        point.entry(),
        failing(jar.get(point.entry()), point, failure));
  }

  private static byte[] failing(byte[] classFile, EntryPoint point, String failure) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String desc, String signature, String[] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, desc, signature, exceptions);
                if (name.equals(point.method()) && desc.equals(point.descriptor())) {
                  fail(method, failure);
                  return null;
                }
                return method;
              }
            },
            0);
    return writer.toByteArray();
  }

  private static void fail(MethodVisitor code, String failure) {
    code.visitCode();
    code.visitTypeInsn(Opcodes.NEW, "java/io/FileOutputStream");
    code.visitInsn(Opcodes.DUP);
    code.visitLdcInsn(REACHED);
    // stack: [FileOutputStream, FileOutputStream, String]
    code.visitMethodInsn(
        Opcodes.INVOKESPECIAL,
        "java/io/FileOutputStream",
        "<init>",
        "(Ljava/lang/String;)V",
        false);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/io/FileOutputStream", "close", "()V", false);
    // stack: []
    code.visitTypeInsn(Opcodes.NEW, failure);
    code.visitInsn(Opcodes.DUP);
    code.visitLdcInsn("injected");
    // stack: [failure, failure, String]
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, failure, "<init>", "(Ljava/lang/String;)V", false);
    code.visitInsn(Opcodes.ATHROW);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
