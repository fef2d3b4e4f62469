package dev.faultline.instrumentation.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.weaving.InstrumentedClass;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

class ThreadInstrumentationTest {

  @Test
  void tellsOfTheExceptionBeforeAnythingElse() {
    InstrumentedClass thread =
        InstrumentedClass.ofJdk(ThreadInstrumentation.all(), Thread.class).isSound();

    assertThat(thread.calls())
        .containsExactly("dispatchUncaughtException(Ljava/lang/Throwable;)V reached");
    ClassNode node = new ClassNode();
    new ClassReader(thread.after()).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    assertThat(node.methods)
        .filteredOn(method -> method.name.equals("dispatchUncaughtException"))
        .singleElement()
        .satisfies(
            method ->
                assertThat(method.instructions.get(3).getOpcode()).isEqualTo(Opcodes.INVOKESTATIC));
  }

  @Test
  void leavesAThreadWithoutTheMethodAsItIs() {
    assertThat(threadWith("dispatch", "(Ljava/lang/Throwable;)V").after()).isNull();
    assertThat(threadWith("dispatchUncaughtException", "(Ljava/lang/Error;)V").after()).isNull();
    assertThat(threadWith("dispatchUncaughtException", "(Ljava/lang/Throwable;)V").after())
        .isNotNull();
  }

  private static InstrumentedClass threadWith(String name, String descriptor) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, 0, "java/lang/Thread", null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(0, name, descriptor, null, null);
    method.visitCode();
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 2);
    method.visitEnd();
    writer.visitEnd();
    return InstrumentedClass.of(
        ThreadInstrumentation.all(), "java/lang/Thread", writer.toByteArray());
  }
}
