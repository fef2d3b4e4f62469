package dev.faultline.weaving.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.*;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Stack map frames that hold less than what every way to them has. */
class DeclaredFramesTest {

  private final WovenClasses woven = new WovenClasses();

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
              Generated.local(method, "n", "I", start, end, 0);
              Generated.local(method, "wide", "J", start, end, 1);
              Generated.local(method, "text", "Ljava/lang/String;", start, end, 3);
              Generated.local(method, "stored", "I", start, end, 4);
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
              Generated.local(method, "d", "D", start, end, 1);
              Generated.local(method, "text", "Ljava/lang/String;", start, end, 3);
            },
            V1_8);
    Class<?> type = woven.load(file);
    woven.run(type, "run", 1);
    woven.run(type, "run", 0);

    assertThat(woven.told)
        .extracting(WovenClasses.Told::locals)
        .containsExactly(Map.of("d", 1.0, "text", "text"), Map.of("d", 1.0));
  }

  /** As ProGuard has it, which declares nothing of locals that are written before they are read. */
  @Test
  void hasNothingOfAStoreBeforeItIsDone() {
    WovenClasses withExits = new WovenClasses(ExitMethods.every());
    byte[] file =
        Generated.classWith(
            "run",
            "(I)V",
            ACC_STATIC,
            method -> {
              Label merge = new Label();
              Label end = new Label();
              method.visitInsn(ICONST_2);
              method.visitVarInsn(ISTORE, 1);
              method.visitVarInsn(ILOAD, 0);
              method.visitJumpInsn(IFEQ, merge);
              method.visitInsn(NOP);
              method.visitLabel(merge);
              // Without slot 1, though there is an int in it on both ways.
              method.visitFrame(F_SAME, 0, null, 0, null);
              method.visitInsn(ICONST_3);
              method.visitVarInsn(ISTORE, 1);
              parse(method);
              method.visitInsn(RETURN);
              method.visitLabel(end);
              Generated.local(method, "stored", "I", merge, end, 1);
            },
            V1_8);

    Throwable thrown = withExits.run(withExits.load(file), "run", 1);

    assertThat(thrown).isInstanceOf(NumberFormatException.class);
    assertThat(withExits.told.get(0).locals()).isEqualTo(Map.of("stored", 3));
  }

  @Test
  void hasNothingOfWhatAFinallyBlockKeepsAnewBeforeItDoes() {
    byte[] file =
        Generated.classWith(
            "run",
            "(I)V",
            ACC_STATIC,
            method -> {
              Label start = new Label();
              Label handler = new Label();
              Label merge = new Label();
              method.visitTryCatchBlock(start, handler, handler, null);
              method.visitLabel(start);
              Generated.throwNew(method);
              method.visitLabel(handler);
              method.visitFrame(F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"});
              method.visitVarInsn(ASTORE, 1);
              method.visitVarInsn(ALOAD, 1);
              method.visitVarInsn(ASTORE, 2);
              method.visitVarInsn(ILOAD, 0);
              method.visitJumpInsn(IFEQ, merge);
              method.visitInsn(NOP);
              method.visitLabel(merge);
              Object[] locals = {INTEGER, TOP, "java/lang/Throwable"};
              method.visitFrame(F_FULL, 3, locals, 0, new Object[0]);
              method.visitVarInsn(ALOAD, 2);
              method.visitVarInsn(ASTORE, 1);
              parse(method);
              method.visitVarInsn(ALOAD, 1);
              method.visitInsn(ATHROW);
            },
            V1_8);

    Throwable thrown = woven.run(woven.load(file), "run", 1);

    assertThat(thrown).isInstanceOf(NumberFormatException.class);
    assertThat(woven.replaced).hasSize(1);
    assertThat(woven.replaced.get(0).lost()).isInstanceOf(IllegalStateException.class);
  }

  /** Throws a NumberFormatException. */
  private static void parse(MethodVisitor method) {
    method.visitLdcInsn("no number");
    method.visitMethodInsn(
        INVOKESTATIC, "java/lang/Integer", "parseInt", "(Ljava/lang/String;)I", false);
    method.visitInsn(POP);
  }
}
