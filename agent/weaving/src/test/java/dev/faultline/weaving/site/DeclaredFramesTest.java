package dev.faultline.weaving.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.*;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;

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
}
