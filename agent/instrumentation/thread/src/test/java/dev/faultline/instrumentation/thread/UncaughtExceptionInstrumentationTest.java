package dev.faultline.instrumentation.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.CheckClassAdapter;

class UncaughtExceptionInstrumentationTest {

  private final UncaughtExceptionInstrumentation instrumentation =
      new UncaughtExceptionInstrumentation();

  @Test
  void instrumentsTheThreadOfThisJdkSoundly() throws IOException {
    byte[] after = instrumentation.instrument(threadOfThisJdk());
    StringWriter complaints = new StringWriter();
    CheckClassAdapter.verify(new ClassReader(after), false, new PrintWriter(complaints));

    assertThat(complaints.toString()).isEmpty();
  }

  @Test
  void callsTheProbeFirstWithTheExceptionAndNowhereElse() throws IOException {
    ClassNode before = node(threadOfThisJdk());
    ClassNode after = node(instrumentation.instrument(threadOfThisJdk()));

    List<String> called = new ArrayList<>();
    for (MethodNode method : after.methods) {
      for (AbstractInsnNode one : method.instructions) {
        if (one instanceof MethodInsnNode call && call.owner.startsWith("dev/faultline/")) {
          called.add(method.name + method.desc + " calls " + call.name + call.desc);
        }
      }
    }
    assertThat(called)
        .containsExactly(
            "dispatchUncaughtException(Ljava/lang/Throwable;)V calls"
                + " reached(Ljava/lang/Throwable;ILjava/lang/String;)V");
    assertThat(opcodes(after, "dispatchUncaughtException"))
        .startsWith(Opcodes.ALOAD, Opcodes.ICONST_0, Opcodes.ACONST_NULL, Opcodes.INVOKESTATIC)
        .endsWith(opcodes(before, "dispatchUncaughtException").toArray(new Integer[0]));
  }

  /** Else the JVM refuses to retransform the class. */
  @Test
  void addsNoMember() throws IOException {
    ClassNode before = node(threadOfThisJdk());
    ClassNode after = node(instrumentation.instrument(threadOfThisJdk()));

    assertThat(after.methods)
        .extracting(method -> method.access + method.name + method.desc)
        .isEqualTo(before.methods.stream().map(m -> m.access + m.name + m.desc).toList());
    assertThat(after.fields)
        .extracting(field -> field.access + field.name + field.desc)
        .isEqualTo(before.fields.stream().map(f -> f.access + f.name + f.desc).toList());
    assertThat(after.interfaces).isEqualTo(before.interfaces);
  }

  @Test
  void leavesAClassWithoutTheMethodAsItIs() {
    assertThat(instrumentation.instrument(threadWith("dispatch", "(Ljava/lang/Throwable;)V", 0)))
        .isNull();
    assertThat(
            instrumentation.instrument(
                threadWith("dispatchUncaughtException", "(Ljava/lang/Error;)V", 0)))
        .isNull();
    assertThat(
            instrumentation.instrument(
                threadWith(
                    "dispatchUncaughtException", "(Ljava/lang/Throwable;)V", Opcodes.ACC_STATIC)))
        .isNull();
    assertThat(
            instrumentation.instrument(
                threadWith("dispatchUncaughtException", "(Ljava/lang/Throwable;)V", 0)))
        .isNotNull();
  }

  private static byte[] threadWith(String name, String descriptor, int access) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, 0, "java/lang/Thread", null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(access, name, descriptor, null, null);
    method.visitCode();
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 2);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static List<Integer> opcodes(ClassNode type, String name) {
    List<Integer> opcodes = new ArrayList<>();
    for (MethodNode method : type.methods) {
      if (method.name.equals(name)) {
        for (AbstractInsnNode one : method.instructions) {
          if (one.getOpcode() >= 0) {
            opcodes.add(one.getOpcode());
          }
        }
      }
    }
    return opcodes;
  }

  private static ClassNode node(byte[] file) {
    ClassNode node = new ClassNode();
    new ClassReader(file).accept(node, 0);
    return node;
  }

  private static byte[] threadOfThisJdk() throws IOException {
    try (InputStream in = Thread.class.getResourceAsStream("Thread.class")) {
      return in.readAllBytes();
    }
  }
}
