package dev.faultline.instrumentation.facade;

import dev.faultline.bootstrap.FacadeProbe;
import dev.faultline.weaving.ClassInstrumentation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Gives the facade's empty methods a body: a call of the method of {@link FacadeProbe} that has the
 * same name and descriptor. Methods that this agent does not know, of a newer facade, stay empty.
 * The class may be there several times, once for each class loader that an application brings it
 * in. Thread-safe.
 */
public final class FacadeInstrumentation implements ClassInstrumentation {

  private static final String PROBE = Type.getInternalName(FacadeProbe.class);

  private final Set<String> known = new HashSet<>();

  public FacadeInstrumentation() {
    for (Method method : FacadeProbe.class.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        known.add(method.getName() + Type.getMethodDescriptor(method));
      }
    }
  }

  @Override
  public String className() {
    return "dev/faultline/api/AgentBridge";
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
            MethodVisitor method =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            int kind = access & (Opcodes.ACC_STATIC | Opcodes.ACC_NATIVE);
            if (kind != Opcodes.ACC_STATIC || !known.contains(name + descriptor)) {
              return method;
            }
            found[0] = true;
            call(method, name, descriptor);
            return null;
          }
        },
        0);
    return found[0] ? writer.toByteArray() : null;
  }

  private static void call(MethodVisitor method, String name, String descriptor) {
    Type result = Type.getReturnType(descriptor);
    method.visitCode();
    int locals = 0;
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      method.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), locals);
      locals += argument.getSize();
    }
    // stack: [arguments]
    method.visitMethodInsn(Opcodes.INVOKESTATIC, PROBE, name, descriptor, false);
    // stack: [result]
    method.visitInsn(result.getOpcode(Opcodes.IRETURN));
    method.visitMaxs(Math.max(locals, result.getSize()), locals);
    method.visitEnd();
  }
}
