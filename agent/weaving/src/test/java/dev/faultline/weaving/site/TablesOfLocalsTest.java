package dev.faultline.weaving.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.*;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Label;

/** Tables of locals that are wrong, long or missing, and slots that are used again. */
class TablesOfLocalsTest {

  private final WovenClasses woven = new WovenClasses();

  @ParameterizedTest
  @CsvSource({
    "Ljava/lang/String;, 0", // holds an int
    "J, 0", // holds an int
    "I, 1", // holds a string
    "I, 2", // holds half a long
    "F, 2",
    "Ljava/lang/Object;, 2",
    "I, 3", // the other half
    "I, 99", // there is no such slot
    "I, 4", // never written
  })
  void survivesATableOfLocalsThatIsWrong(String descriptor, int slot) {
    byte[] file =
        Generated.classWith(
            "run",
            "(I)V",
            ACC_STATIC,
            method -> {
              Label start = new Label();
              Label end = new Label();
              method.visitLdcInsn("text");
              method.visitVarInsn(ASTORE, 1);
              method.visitLdcInsn(5L);
              method.visitVarInsn(LSTORE, 2);
              method.visitLabel(start);
              Generated.throwNew(method);
              method.visitLabel(end);
              method.visitInsn(NOP);
              method.visitInsn(ACONST_NULL);
              method.visitVarInsn(ASTORE, 4);
              method.visitInsn(RETURN);
              Generated.local(method, "wrong", descriptor, start, end, slot);
              Generated.local(method, "n", "I", start, end, 0);
            },
            V1_5);

    Throwable thrown = woven.run(woven.load(file), "run", 7);

    assertThat(thrown).isInstanceOf(IllegalStateException.class);
    assertThat(woven.told.get(0).locals()).isEqualTo(Map.of("n", 7));
  }

  /** {@code Byte.valueOf} and {@code Character.valueOf} look values up in an array. */
  @ParameterizedTest
  @ValueSource(strings = {"B", "S", "C", "Z"})
  void survivesATableThatCallsAnIntSomethingSmaller(String descriptor) {
    byte[] file =
        Generated.classWith(
            "run",
            "(I)V",
            ACC_STATIC,
            method -> {
              Label start = new Label();
              Label end = new Label();
              method.visitLabel(start);
              Generated.throwNew(method);
              method.visitLabel(end);
              Generated.local(method, "n", descriptor, start, end, 0);
            },
            V1_8);
    Class<?> type = woven.load(file);

    for (int n : new int[] {-1, -200, 1000, 100_000, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThat(woven.run(type, "run", n)).isInstanceOf(IllegalStateException.class);
    }
    assertThat(woven.told).hasSize(6);
  }

  @Test
  void readsTheSlotByWhatIsInScopeWhenItIsUsedAgain() {
    byte[] file =
        Generated.classWith(
            "run",
            "(I)V",
            ACC_STATIC,
            method -> {
              Label first = new Label();
              Label between = new Label();
              Label second = new Label();
              Label end = new Label();
              method.visitLdcInsn(1.5);
              method.visitVarInsn(DSTORE, 1);
              method.visitLabel(first);
              method.visitVarInsn(ILOAD, 0);
              method.visitJumpInsn(IFNE, between);
              Generated.throwNew(method);
              method.visitLabel(between);
              method.visitFrame(F_SAME, 0, null, 0, null);
              method.visitLdcInsn("text");
              method.visitVarInsn(ASTORE, 1);
              method.visitLabel(second);
              Generated.throwNew(method);
              method.visitLabel(end);
              Generated.local(method, "d", "D", first, between, 1);
              Generated.local(method, "s", "Ljava/lang/String;", second, end, 1);
            },
            V1_8);
    Class<?> type = woven.load(file);
    woven.run(type, "run", 0);
    woven.run(type, "run", 1);

    assertThat(woven.told)
        .extracting(WovenClasses.Told::locals)
        .containsExactly(Map.of("d", 1.5), Map.of("s", "text"));
  }

  @Test
  void weavesWithoutLocalsWhatHasNoDebugInformation() {
    byte[] file = Generated.classWith(Generated::throwNew, V1_8);

    woven.run(woven.load(file), "run");

    assertThat(woven.told).hasSize(1);
    assertThat(woven.told.get(0).locals()).isEmpty();
    assertThat(woven.told.get(0).site().line()).isEqualTo(-1);
  }

  @Test
  void passesAtMostSixtyFourLocals() {
    byte[] file =
        Generated.classWith(
            method -> {
              Label start = new Label();
              Label end = new Label();
              for (int i = 0; i < 300; i++) {
                method.visitInsn(ICONST_1);
                method.visitVarInsn(ISTORE, i);
              }
              method.visitLabel(start);
              Generated.throwNew(method);
              method.visitLabel(end);
              for (int i = 299; i >= 0; i--) {
                Generated.local(method, "v" + i, "I", start, end, i);
              }
            },
            V1_8);

    woven.run(woven.load(file), "run");

    assertThat(woven.told.get(0).locals()).hasSize(64).containsKeys("v0", "v63");
  }
}
