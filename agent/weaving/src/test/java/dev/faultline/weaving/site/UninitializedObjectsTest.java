package dev.faultline.weaving.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.*;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Objects whose constructor has not been called yet, which nobody may pass on. */
class UninitializedObjectsTest {

  private final WovenClasses woven = new WovenClasses();

  /** From Java 22 on, statements may stand before {@code super()}. */
  @Test
  void weavesAThrowBeforeTheSuperConstructor() throws Exception {
    byte[] file =
        Generated.classWith(
            "<init>",
            "(I)V",
            0,
            method -> {
              Label start = new Label();
              Label good = new Label();
              Label end = new Label();
              method.visitLabel(start);
              method.visitVarInsn(ILOAD, 1);
              method.visitJumpInsn(IFGT, good);
              Generated.throwNew(method);
              method.visitLabel(good);
              method.visitFrame(
                  F_FULL, 2, new Object[] {UNINITIALIZED_THIS, INTEGER}, 0, new Object[0]);
              method.visitVarInsn(ALOAD, 0);
              method.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
              method.visitVarInsn(ILOAD, 1);
              Label done = new Label();
              method.visitInsn(ICONST_5);
              method.visitJumpInsn(IF_ICMPLE, done);
              Generated.throwNew(method);
              method.visitLabel(done);
              method.visitFrame(
                  F_FULL, 2, new Object[] {Generated.NAME, INTEGER}, 0, new Object[0]);
              method.visitInsn(RETURN);
              method.visitLabel(end);
              Generated.local(method, "this", "L" + Generated.NAME + ";", start, end, 0);
              Generated.local(method, "size", "I", start, end, 1);
            },
            V1_8);
    Class<?> type = woven.load(file);
    assertThat(woven.sites.get(0).variableNames().asList()).containsExactly("size");
    assertThat(woven.sites.get(1).variableNames().asList()).containsExactly("this", "size");
    assertThat(type.getConstructors()).hasSize(1);
  }

  /** Two ways lead to the throw, and on one of them the object is not initialized yet. */
  @Test
  void leavesOutAnObjectThatIsNotInitializedOnEveryWay() {
    String object = "java/lang/Object";
    for (boolean initializedFirst : new boolean[] {true, false}) {
      byte[] file =
          Generated.classWith(
              "run",
              "(I)V",
              ACC_STATIC,
              method -> {
                Label start = new Label();
                Label other = new Label();
                Label merge = new Label();
                Label end = new Label();
                method.visitVarInsn(ILOAD, 0);
                method.visitJumpInsn(IFEQ, other);
                newIntoLocal(method, object, initializedFirst);
                method.visitLabel(start);
                method.visitJumpInsn(GOTO, merge);
                method.visitLabel(other);
                method.visitFrame(F_SAME, 0, null, 0, null);
                newIntoLocal(method, object, !initializedFirst);
                method.visitLabel(merge);
                method.visitFrame(F_SAME, 0, null, 0, null);
                Generated.throwNew(method);
                method.visitLabel(end);
                Generated.local(method, "o", "Ljava/lang/Object;", start, end, 1);
              },
              V1_8);
      WovenClasses woven = new WovenClasses();

      Throwable thrown = woven.run(woven.load(file), "run", 1);

      assertThat(thrown).isInstanceOf(IllegalStateException.class);
      assertThat(woven.told.get(0).locals()).isEmpty();
    }
  }

  private static void newIntoLocal(MethodVisitor method, String type, boolean initialized) {
    method.visitTypeInsn(NEW, type);
    method.visitVarInsn(ASTORE, 1);
    if (initialized) {
      method.visitVarInsn(ALOAD, 1);
      method.visitMethodInsn(INVOKESPECIAL, type, "<init>", "()V", false);
    }
  }
}
