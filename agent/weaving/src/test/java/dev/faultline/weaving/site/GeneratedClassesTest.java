package dev.faultline.weaving.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.objectweb.asm.Opcodes.*;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Bytecode that javac would not write, but others do. */
class GeneratedClassesTest {

  private final WovenClasses woven = new WovenClasses();

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
              Generated.local(method, "n", "I", start, end, 0);
              Generated.local(method, "address", "Ljava/lang/Object;", start, end, 1);
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
  void refusesAClassFileOfAVersionThatIsNotKnownYet() {
    byte[] file = Generated.classWith(Generated::throwNew, V1_8);
    file[7] = (byte) 200;

    assertThatThrownBy(() -> woven.weaver.weave(null, file)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void leavesAClassThatThrowsNothingAsItIs() {
    assertThat(
            woven
                .weaver
                .weave(null, Generated.classWith(m -> m.visitInsn(RETURN), V1_8))
                .classFile())
        .isNull();
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
          Generated.local(method, "x", "I", start, end, 0);
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
              Generated.line(method, 10);
              method.visitVarInsn(ILOAD, 0);
              method.visitJumpInsn(IFEQ, next);
              Generated.line(method, 12);
              Generated.throwNew(method);
              method.visitLabel(next);
              method.visitFrame(F_SAME, 0, null, 0, null);
              Generated.line(method, 11);
              Generated.throwNew(method);
            },
            V1_8);
    woven.load(file);

    assertThat(woven.sites.get(0)).hasToString("com.acme.Generated.run:12");
    assertThat(woven.sites.get(1)).hasToString("com.acme.Generated.run:11");
  }
}
