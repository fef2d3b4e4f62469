package dev.faultline.it.everyclass;

import dev.faultline.it.program.Jars;
import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes class files of Java 5 out of newer ones, for the verifier that infers types by itself: the
 * version is lowered, stack map frames are left out. What Java 5 did not have stays as it is.
 */
final class JavaFive {

  private JavaFive() {}

  /** The same jar, its classes for Java 5 where that can be. */
  static ClassFileJar of(ClassFileJar jar) {
    Map<String, byte[]> older = new LinkedHashMap<>();
    jar.classes(8).forEach((name, file) -> older.put(name + ".class", older(file)));
    String name = jar.name() + " for Java 5";
    return new ClassFileJar(
        name, Jars.write(name.replace(' ', '-') + ".jar", null, older), jar.libraries());
  }

  private static byte[] older(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    try {
      new ClassReader(classFile)
          .accept(
              new ClassVisitor(Opcodes.ASM9, writer) {
                private boolean isInterface;

                @Override
                public void visit(
                    int version,
                    int access,
                    String name,
                    String signature,
                    String superName,
                    String[] interfaces) {
                  isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
                  super.visit(Opcodes.V1_5, access, name, signature, superName, interfaces);
                }

                @Override
                public MethodVisitor visitMethod(
                    int access, String name, String type, String signature, String[] exceptions) {
                  if (isInterface
                      && (access & Opcodes.ACC_ABSTRACT) == 0
                      && !name.equals("<clinit>")) {
                    throw new NewerThanJavaFive();
                  }
                  return new OlderCode(
                      super.visitMethod(access, name, type, signature, exceptions));
                }
              },
              ClassReader.SKIP_FRAMES);
      return writer.toByteArray();
    } catch (NewerThanJavaFive asItIs) {
      return classFile;
    }
  }

  private static final class NewerThanJavaFive extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final class OlderCode extends MethodVisitor {

    OlderCode(MethodVisitor written) {
      super(Opcodes.ASM9, written);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String type, Handle bootstrap, Object... arguments) {
      throw new NewerThanJavaFive();
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof Handle || value instanceof ConstantDynamic) {
        throw new NewerThanJavaFive();
      }
      super.visitLdcInsn(value);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String type, boolean isInterface) {
      if (isInterface && opcode != Opcodes.INVOKEINTERFACE) {
        throw new NewerThanJavaFive();
      }
      super.visitMethodInsn(opcode, owner, name, type, isInterface);
    }
  }
}
