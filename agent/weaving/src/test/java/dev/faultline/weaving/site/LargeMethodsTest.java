package dev.faultline.weaving.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.objectweb.asm.Opcodes.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Label;
import org.objectweb.asm.tree.ClassNode;

/** Methods near 64 KB, jumps near 32 KB, and many throws. */
class LargeMethodsTest {

  private final WovenClasses woven = new WovenClasses();

  /** A larger frame for each call would end recursions earlier. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void needsNoMoreStackForManyThrowsThanForOne(boolean debug) {
    byte[] file =
        Generated.classWith(
            "run",
            "(I)V",
            ACC_STATIC,
            method -> {
              Label start = new Label();
              Label end = new Label();
              method.visitLabel(start);
              for (int i = 0; i < 500; i++) {
                Label next = new Label();
                method.visitVarInsn(ILOAD, 0);
                method.visitJumpInsn(IFEQ, next);
                Generated.throwNew(method);
                method.visitLabel(next);
                method.visitFrame(F_SAME, 0, null, 0, null);
              }
              method.visitInsn(RETURN);
              method.visitLabel(end);
              if (debug) {
                Generated.local(method, "n", "I", start, end, 0);
              }
            },
            V1_8);
    ClassNode node = new ClassNode();
    new ClassReader(woven.weaver.weave(file)).accept(node, 0);

    assertThat(woven.sites.size()).isEqualTo(500);
    assertThat(node.methods.get(0).maxStack).isLessThanOrEqualTo(2 + 7);
    assertThat(woven.run(woven.load(file), "run", 1)).isInstanceOf(IllegalStateException.class);
  }

  /** With the locals it would not fit any more; with the throwable alone it does. */
  @Test
  void weavesAMethodThatIsAlmostTooLong() {
    byte[] file = longMethod(65_000, 20);
    assertThat(woven.weaver.weave(file)).hasSizeLessThan(file.length + 2_000);

    assertThat(woven.run(woven.load(file), "run", 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesAMethodThatIsTooLongForAnything() {
    byte[] file = longMethod(65_000, 80);

    assertThatThrownBy(() -> woven.weaver.weave(file)).isInstanceOf(RuntimeException.class);
  }

  /** A jump that was within 32 KB before the probes came in between. */
  @Test
  void keepsJumpsThatBecomeLong() {
    for (int padding = 31_900; padding < 32_760; padding += 43) {
      int size = padding;
      byte[] file =
          Generated.classWith(
              "run",
              "(I)V",
              ACC_STATIC,
              method -> {
                Label start = new Label();
                Label far = new Label();
                Label next = new Label();
                Label end = new Label();
                method.visitLabel(start);
                method.visitVarInsn(ILOAD, 0);
                method.visitJumpInsn(IFEQ, far);
                method.visitVarInsn(ILOAD, 0);
                method.visitJumpInsn(IFGT, next);
                Generated.throwNew(method);
                method.visitLabel(next);
                method.visitFrame(F_SAME, 0, null, 0, null);
                for (int i = 0; i < size - 20; i++) {
                  method.visitInsn(NOP);
                }
                method.visitInsn(RETURN);
                method.visitLabel(far);
                method.visitFrame(F_SAME, 0, null, 0, null);
                Generated.throwNew(method);
                method.visitLabel(end);
                Generated.local(method, "n", "I", start, end, 0);
              },
              V1_8);
      WovenClasses woven = new WovenClasses();
      Class<?> type = woven.load(file);

      assertThat(woven.run(type, "run", 0)).isInstanceOf(IllegalStateException.class);
      assertThat(woven.run(type, "run", -1)).isInstanceOf(IllegalStateException.class);
      assertThat(woven.run(type, "run", 1)).isNull();
      assertThat(woven.told).hasSize(2);
    }
  }

  private static byte[] longMethod(int size, int throwSites) {
    return Generated.classWith(
        "run",
        "(I)V",
        ACC_STATIC,
        method -> {
          Label start = new Label();
          Label end = new Label();
          method.visitLabel(start);
          int written = 0;
          for (int i = 0; i < throwSites; i++) {
            Label next = new Label();
            method.visitVarInsn(ILOAD, 0);
            method.visitJumpInsn(IFEQ, next);
            Generated.throwNew(method);
            method.visitLabel(next);
            method.visitFrame(F_SAME, 0, null, 0, null);
            written += 12;
          }
          for (; written < size; written++) {
            method.visitInsn(NOP);
          }
          method.visitInsn(RETURN);
          method.visitLabel(end);
          Generated.local(method, "n", "I", start, end, 0);
        },
        V1_8);
  }
}
