package dev.faultline.weaving.throwsite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.objectweb.asm.Opcodes.*;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.tree.ClassNode;

/** Bytecode that javac would not write, but others do. */
class GeneratedClassesTest {

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
              local(method, "this", "L" + Generated.NAME + ";", start, end, 0);
              local(method, "size", "I", start, end, 1);
            },
            V1_8);
    Class<?> type = woven.load(file);
    assertThat(woven.sites.get(0).variableNames()).containsExactly("size");
    assertThat(woven.sites.get(1).variableNames()).containsExactly("this", "size");
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
                local(method, "o", "Ljava/lang/Object;", start, end, 1);
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

  /** The verifier goes by the frames in the class file, which may know less than the ways to it. */
  @Test
  void leavesOutWhatTheClassFilesOwnFrameDoesNotHave() {
    byte[] file =
        Generated.classWith(
            "run",
            "(I)V",
            ACC_STATIC,
            method -> {
              Label start = new Label();
              Label merge = new Label();
              Label end = new Label();
              method.visitInsn(LCONST_1);
              method.visitVarInsn(LSTORE, 1);
              method.visitLdcInsn("text");
              method.visitVarInsn(ASTORE, 3);
              method.visitLabel(start);
              method.visitVarInsn(ILOAD, 0);
              method.visitJumpInsn(IFEQ, merge);
              method.visitInsn(NOP);
              method.visitLabel(merge);
              // Neither slot 1 nor 3.
              method.visitFrame(F_SAME, 0, null, 0, null);
              method.visitInsn(ICONST_3);
              method.visitVarInsn(ISTORE, 4);
              Generated.throwNew(method);
              method.visitLabel(end);
              local(method, "n", "I", start, end, 0);
              local(method, "wide", "J", start, end, 1);
              local(method, "text", "Ljava/lang/String;", start, end, 3);
              local(method, "stored", "I", start, end, 4);
            },
            V1_8);

    Throwable thrown = woven.run(woven.load(file), "run", 1);

    assertThat(thrown).isInstanceOf(IllegalStateException.class);
    assertThat(woven.told.get(0).locals()).isEqualTo(Map.of("n", 1, "stored", 3));
  }

  @Test
  void followsFramesThatAppendAndChopLocals() {
    byte[] file =
        Generated.classWith(
            "run",
            "(I)V",
            ACC_STATIC,
            method -> {
              Label start = new Label();
              Label appended = new Label();
              Label chopped = new Label();
              Label end = new Label();
              method.visitInsn(DCONST_1);
              method.visitVarInsn(DSTORE, 1);
              method.visitLdcInsn("text");
              method.visitVarInsn(ASTORE, 3);
              method.visitLabel(start);
              method.visitVarInsn(ILOAD, 0);
              method.visitJumpInsn(IFEQ, appended);
              method.visitInsn(NOP);
              method.visitLabel(appended);
              method.visitFrame(F_APPEND, 2, new Object[] {DOUBLE, "java/lang/String"}, 0, null);
              method.visitVarInsn(ILOAD, 0);
              method.visitJumpInsn(IFEQ, chopped);
              Generated.throwNew(method);
              method.visitLabel(chopped);
              method.visitFrame(F_CHOP, 1, null, 0, null);
              Generated.throwNew(method);
              method.visitLabel(end);
              local(method, "d", "D", start, end, 1);
              local(method, "text", "Ljava/lang/String;", start, end, 3);
            },
            V1_8);
    Class<?> type = woven.load(file);
    woven.run(type, "run", 1);
    woven.run(type, "run", 0);

    assertThat(woven.told)
        .extracting(WovenClasses.Told::locals)
        .containsExactly(Map.of("d", 1.0, "text", "text"), Map.of("d", 1.0));
  }

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
              local(method, "wrong", descriptor, start, end, slot);
              local(method, "n", "I", start, end, 0);
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
              local(method, "n", descriptor, start, end, 0);
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
              local(method, "d", "D", first, between, 1);
              local(method, "s", "Ljava/lang/String;", second, end, 1);
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
  void keepsWhatStandsOnTheStackBelowTheThrowable() {
    byte[] file =
        Generated.classWith(
            method -> {
              method.visitLdcInsn(1L);
              method.visitLdcInsn(2.0);
              method.visitLdcInsn("below");
              Generated.throwNew(method);
            },
            V1_8);

    assertThat(woven.run(woven.load(file), "run")).isInstanceOf(IllegalStateException.class);
    assertThat(woven.told).hasSize(1);
  }

  /** The caller gets the JVM's exception for it, as without the agent. */
  @Test
  void weavesAThrowOfNull() {
    byte[] file =
        Generated.classWith(
            method -> {
              method.visitInsn(ACONST_NULL);
              method.visitInsn(ATHROW);
            },
            V1_8);

    assertThat(woven.run(woven.load(file), "run")).isInstanceOf(NullPointerException.class);
    assertThat(woven.told)
        .extracting(WovenClasses.Told::throwable)
        .containsExactly((Throwable) null);
  }

  /** {@code finally} of old compilers. */
  @ParameterizedTest
  @ValueSource(ints = {V1_1, V1_2, V1_3, V1_4})
  void weavesSubroutinesOfOldClasses(int version) {
    byte[] file =
        Generated.classWith(
            "run",
            "(I)V",
            ACC_STATIC,
            method -> {
              Label start = new Label();
              Label subroutine = new Label();
              Label end = new Label();
              method.visitLabel(start);
              method.visitJumpInsn(JSR, subroutine);
              Generated.throwNew(method);
              method.visitLabel(subroutine);
              method.visitVarInsn(ASTORE, 1);
              method.visitIincInsn(0, 1);
              method.visitVarInsn(ILOAD, 0);
              Label back = new Label();
              method.visitJumpInsn(IFGT, back);
              Generated.throwNew(method);
              method.visitLabel(back);
              method.visitVarInsn(RET, 1);
              method.visitLabel(end);
              local(method, "n", "I", start, end, 0);
              local(method, "address", "Ljava/lang/Object;", start, end, 1);
            },
            version);
    Class<?> type = woven.load(file);

    assertThat(woven.run(type, "run", 5)).isInstanceOf(IllegalStateException.class);
    assertThat(woven.run(type, "run", -5)).isInstanceOf(IllegalStateException.class);
    assertThat(woven.told)
        .extracting(WovenClasses.Told::locals)
        .containsExactly(Map.of("n", 6), Map.of("n", -4));
  }

  @Test
  void weavesWithoutLocalsWhatHasNoDebugInformation() {
    byte[] file = Generated.classWith(Generated::throwNew, V1_8);

    woven.run(woven.load(file), "run");

    assertThat(woven.told).hasSize(1);
    assertThat(woven.told.get(0).locals()).isEmpty();
    assertThat(woven.told.get(0).site().line()).isEqualTo(-1);
  }

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
                local(method, "n", "I", start, end, 0);
              }
            },
            V1_8);
    ClassNode node = new ClassNode();
    new ClassReader(woven.weaver.weave(file)).accept(node, 0);

    assertThat(woven.sites.size()).isEqualTo(500);
    assertThat(node.methods.get(0).maxStack).isLessThanOrEqualTo(2 + 7);
    assertThat(woven.run(woven.load(file), "run", 1)).isInstanceOf(IllegalStateException.class);
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
                local(method, "v" + i, "I", start, end, i);
              }
            },
            V1_8);

    woven.run(woven.load(file), "run");

    assertThat(woven.told.get(0).locals()).hasSize(64).containsKeys("v0", "v63");
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
                local(method, "n", "I", start, end, 0);
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
          local(method, "n", "I", start, end, 0);
        },
        V1_8);
  }

  @Test
  void refusesAClassFileOfAVersionThatIsNotKnownYet() {
    byte[] file = Generated.classWith(Generated::throwNew, V1_8);
    file[7] = (byte) 200;

    assertThatThrownBy(() -> woven.weaver.weave(file)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void leavesAClassThatThrowsNothingAsItIs() {
    assertThat(woven.weaver.weave(Generated.classWith(m -> m.visitInsn(RETURN), V1_8))).isNull();
    assertThat(woven.sites.size()).isZero();
  }

  /** Made by some obfuscators; the verifier does not mind what is never reached in old classes. */
  @Test
  void survivesCodeThatIsNeverReached() {
    Consumer<MethodVisitor> body =
        method -> {
          Label start = new Label();
          Label end = new Label();
          method.visitLabel(start);
          Generated.throwNew(method);
          method.visitInsn(ATHROW);
          method.visitLabel(end);
          local(method, "x", "I", start, end, 0);
        };

    Class<?> type = woven.load(Generated.classWith("run", "(I)V", ACC_STATIC, body, V1_5));

    assertThat(woven.run(type, "run", 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sitesKnowTheirMethodAndLineAndAreInTheOrderOfTheCode() {
    byte[] file =
        Generated.classWith(
            "run",
            "(I)V",
            ACC_STATIC,
            method -> {
              Label next = new Label();
              line(method, 10);
              method.visitVarInsn(ILOAD, 0);
              method.visitJumpInsn(IFEQ, next);
              line(method, 12);
              Generated.throwNew(method);
              method.visitLabel(next);
              method.visitFrame(F_SAME, 0, null, 0, null);
              line(method, 11);
              Generated.throwNew(method);
            },
            V1_8);
    woven.load(file);

    assertThat(woven.sites.get(0)).hasToString("com.acme.Generated.run:12");
    assertThat(woven.sites.get(1)).hasToString("com.acme.Generated.run:11");
  }

  private static void line(MethodVisitor method, int line) {
    Label label = new Label();
    method.visitLabel(label);
    method.visitLineNumber(line, label);
  }

  private static void local(
      MethodVisitor method, String name, String descriptor, Label start, Label end, int slot) {
    method.visitLocalVariable(name, descriptor, null, start, end, slot);
  }
}
