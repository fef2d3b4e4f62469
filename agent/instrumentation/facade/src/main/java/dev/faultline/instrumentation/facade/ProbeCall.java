package dev.faultline.instrumentation.facade;

import dev.faultline.bootstrap.FacadeProbe;
import dev.faultline.weaving.InsertedCode;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The body of a static method that passes its arguments on to a probe. Immutable. */
final class ProbeCall implements InsertedCode {

  private static final String PROBE = Type.getInternalName(FacadeProbe.class);

  private final String name;
  private final String descriptor;

  ProbeCall(String name, String descriptor) {
    this.name = name;
    this.descriptor = descriptor;
  }

  @Override
  public int maxStack() {
    int arguments = 0;
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      arguments += argument.getSize();
    }
    return Math.max(arguments, Type.getReturnType(descriptor).getSize());
  }

  @Override
  public void emit(MethodVisitor method, int firstArgument) {
    int local = firstArgument;
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      method.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
      local += argument.getSize();
    }
    // stack: [arguments]
    method.visitMethodInsn(Opcodes.INVOKESTATIC, PROBE, name, descriptor, false);
    // stack: [result]
    method.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    // stack: []
  }
}
