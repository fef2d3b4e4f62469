package dev.faultline.weaving.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.*;

import dev.faultline.bootstrap.GuardOutcome;
import dev.faultline.weaving.site.Generated;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Class files that no compiler here would make. */
class GuardedGeneratedCodeTest {

  private final GuardedClasses classes = GuardedClasses.inPlace();

  private static byte[] staticMethod(String descriptor, int version, Consumer<MethodVisitor> body) {
    return Generated.classWith("run", descriptor, ACC_STATIC, body, version);
  }

  /** Verified by type inference before Java 6, without frames. */
  @ParameterizedTest
  @ValueSource(ints = {V1_1, V1_4, V1_5, V1_6, V1_8, V17})
  void weavesEveryVersionOfTheFormat(int version) {
    Class<?> type =
        classes.load(
            staticMethod(
                "(ILjava/lang/String;)I",
                version,
                method -> {
                  method.visitIincInsn(0, -1);
                  method.visitInsn(ICONST_1);
                  method.visitVarInsn(ILOAD, 0);
                  method.visitInsn(IDIV);
                  method.visitInsn(IRETURN);
                }));
    ScriptedGuard guard = new ScriptedGuard().attempts(3).fallback(9);

    assertThat(GuardedClasses.run(new ScriptedGuard(), type, null, "run", 2, "a")).isEqualTo(1);
    assertThat(GuardedClasses.run(guard, type, null, "run", 1, "a")).isEqualTo(9);
    assertThat(guard.failures).isEmpty();
    assertThat(guard.contexts.get(0).arguments()).isEqualTo(List.of(1, "a"));
  }

  @Test
  void tellsOfTheMethodThatIsNotCompiledAnyMore() {
    byte[] compiled = ofSize(7_000);
    byte[] outgrown = ofSize(7_990);
    byte[] neverCompiled = ofSize(8_100);

    for (byte[] file : List.of(compiled, outgrown, neverCompiled)) {
      GuardedClasses each = GuardedClasses.inPlace();
      Class<?> type = each.load(file);
      assertThat(GuardedClasses.run(new ScriptedGuard().attempts(2), type, null, "run"))
          .isEqualTo(1);
      if (file == outgrown) {
        assertThat(each.outgrown)
            .singleElement()
            .asString()
            .matches(
                "run grows from 7992 to 8\\d\\d\\d bytes of code, and HotSpot compiles no method"
                    + " beyond 8000");
      } else {
        assertThat(each.outgrown).isEmpty();
      }
    }
  }

  private static byte[] ofSize(int nothings) {
    return staticMethod(
        "()I",
        V1_8,
        method -> {
          for (int i = 0; i < nothings; i++) {
            method.visitInsn(NOP);
          }
          method.visitInsn(ICONST_1);
          method.visitInsn(IRETURN);
        });
  }

  /** Legal, and done by some compilers: the JVM drops what is left on the stack. */
  @Test
  void returnsWithMoreOnTheStackThanTheResult() {
    Class<?> type =
        classes.load(
            staticMethod(
                "(J)J",
                V1_8,
                method -> {
                  method.visitInsn(ICONST_1);
                  method.visitInsn(DCONST_1);
                  method.visitLdcInsn("left");
                  method.visitVarInsn(LLOAD, 0);
                  method.visitInsn(LRETURN);
                }));

    assertThat(GuardedClasses.run(new ScriptedGuard(), type, null, "run", 5L)).isEqualTo(5L);
  }

  @Test
  void codeThatIsNeverReachedStays() {
    Class<?> type =
        classes.load(
            staticMethod(
                "()I",
                V1_5,
                method -> {
                  method.visitInsn(ICONST_1);
                  method.visitInsn(IRETURN);
                  method.visitInsn(ICONST_2);
                  method.visitInsn(IRETURN);
                }));

    assertThat(GuardedClasses.run(new ScriptedGuard(), type, null, "run")).isEqualTo(1);
  }

  /** Compilers leave what is not read any more out of a frame; then only a copy can be read. */
  @Test
  void keepsParametersThatAFrameDoesNotHave() {
    Class<?> type =
        classes.load(
            staticMethod(
                "(JLjava/lang/String;I)I",
                V1_8,
                method -> {
                  Label merge = new Label();
                  method.visitVarInsn(ILOAD, 3);
                  method.visitJumpInsn(IFNE, merge);
                  method.visitInsn(NOP);
                  method.visitLabel(merge);
                  // Neither the long nor the text.
                  method.visitFrame(F_FULL, 4, new Object[] {TOP, TOP, TOP, INTEGER}, 0, null);
                  method.visitInsn(ICONST_1);
                  method.visitVarInsn(ILOAD, 3);
                  method.visitInsn(IDIV);
                  method.visitInsn(IRETURN);
                }));
    ScriptedGuard guard = new ScriptedGuard().attempts(2);

    assertThat(GuardedClasses.run(guard, type, null, "run", 5L, "b", 0))
        .isInstanceOf(ArithmeticException.class);
    assertThat(guard.thrown).hasSize(2);
    assertThat(guard.contexts.get(1).arguments()).isEqualTo(List.of(5L, "b", 0));
  }

  /** A frame that tells of less than the declared type: the body does not need more, we do. */
  @Test
  void keepsParametersThatAFrameWidens() {
    Class<?> type =
        classes.load(
            staticMethod(
                "(Ljava/lang/String;I)I",
                V1_8,
                method -> {
                  Label merge = new Label();
                  method.visitVarInsn(ALOAD, 0);
                  method.visitMethodInsn(INVOKEVIRTUAL, "java/lang/String", "length", "()I", false);
                  method.visitJumpInsn(IFNE, merge);
                  method.visitInsn(NOP);
                  method.visitLabel(merge);
                  method.visitFrame(F_FULL, 2, new Object[] {"java/lang/Object", INTEGER}, 0, null);
                  method.visitInsn(ICONST_1);
                  method.visitVarInsn(ILOAD, 1);
                  method.visitInsn(IDIV);
                  method.visitInsn(IRETURN);
                }));
    ScriptedGuard guard = new ScriptedGuard().attempts(3);

    assertThat(GuardedClasses.run(guard, type, null, "run", "text", 0))
        .isInstanceOf(ArithmeticException.class);
    assertThat(guard.thrown).hasSize(3);
  }

  @Test
  void parametersWhoseSlotIsUsedForSomethingElse() {
    Class<?> type =
        classes.load(
            staticMethod(
                "(Ljava/lang/String;I)I",
                V1_8,
                method -> {
                  method.visitVarInsn(ALOAD, 0);
                  method.visitInsn(POP);
                  method.visitInsn(DCONST_0);
                  method.visitVarInsn(DSTORE, 0);
                  method.visitInsn(ICONST_0);
                  method.visitInsn(ICONST_0);
                  method.visitInsn(IDIV);
                  method.visitInsn(IRETURN);
                }));
    ScriptedGuard guard = new ScriptedGuard().attempts(3);

    GuardedClasses.run(guard, type, null, "run", "a", 3);

    assertThat(guard.thrown).hasSize(3).hasOnlyElementsOfType(ArithmeticException.class);
    assertThat(guard.contexts.get(2).arguments()).isEqualTo(List.of("a", 3));
  }

  @Test
  void jumpsBackToTheBeginningAreNoAttempts() {
    Class<?> type =
        classes.load(
            staticMethod(
                "(I)I",
                V1_8,
                method -> {
                  Label start = new Label();
                  method.visitLabel(start);
                  method.visitFrame(F_SAME, 0, null, 0, null);
                  method.visitIincInsn(0, -1);
                  method.visitVarInsn(ILOAD, 0);
                  method.visitJumpInsn(IFGT, start);
                  method.visitVarInsn(ILOAD, 0);
                  method.visitInsn(IRETURN);
                }));
    ScriptedGuard guard = new ScriptedGuard();

    assertThat(GuardedClasses.run(guard, type, null, "run", 5)).isEqualTo(0);
    assertThat(guard.attempts).isEqualTo(1);
  }

  /** Jumps over more than 32 KB. */
  @Test
  void largeMethods() {
    Class<?> type =
        classes.load(
            staticMethod(
                "(I)I",
                V1_8,
                method -> {
                  Label ok = new Label();
                  method.visitVarInsn(ILOAD, 0);
                  method.visitJumpInsn(IFNE, ok);
                  method.visitInsn(ICONST_M1);
                  method.visitInsn(IRETURN);
                  method.visitLabel(ok);
                  method.visitFrame(F_SAME, 0, null, 0, null);
                  for (int i = 0; i < 60_000; i++) {
                    method.visitInsn(NOP);
                  }
                  method.visitInsn(ICONST_1);
                  method.visitVarInsn(ILOAD, 0);
                  method.visitInsn(ICONST_1);
                  method.visitInsn(ISUB);
                  method.visitInsn(IDIV);
                  method.visitInsn(IRETURN);
                }));
    ScriptedGuard guard = new ScriptedGuard().attempts(2);

    assertThat(GuardedClasses.run(guard, type, null, "run", 0)).isEqualTo(-1);
    assertThat(GuardedClasses.run(new ScriptedGuard(), type, null, "run", 2)).isEqualTo(1);
    assertThat(GuardedClasses.run(new ScriptedGuard().attempts(4), type, null, "run", 1))
        .isInstanceOf(ArithmeticException.class);
    assertThat(classes.leftAlone).isEmpty();
  }

  @Test
  void tellsWhyAMethodIsLeftAlone() {
    assertThat(
            classes.weave(
                staticMethod(
                    "()V",
                    V1_8,
                    method -> {
                      for (int i = 0; i < 65_500; i++) {
                        method.visitInsn(NOP);
                      }
                      method.visitInsn(RETURN);
                    })))
        .isNull();
    assertThat(
            classes.weave(
                staticMethod(
                    "()V",
                    V1_5,
                    method -> {
                      Label subroutine = new Label();
                      method.visitJumpInsn(JSR, subroutine);
                      method.visitInsn(RETURN);
                      method.visitLabel(subroutine);
                      method.visitVarInsn(ASTORE, 0);
                      method.visitVarInsn(RET, 0);
                    })))
        .isNull();

    assertThat(classes.leftAlone)
        .extracting(Object::toString)
        .containsExactly(
            "com.acme.Generated.run is not guarded: it would grow beyond the 64 KB of the JVM",
            "com.acme.Generated.run is not guarded: it has subroutines (jsr), as compilers before"
                + " Java 6 made them");
  }

  @Test
  void refusesToCallElsewhereWhatNoMethodHandleCanCall() {
    GuardedClasses elsewhere = new GuardedClasses(method -> true, true);
    GuardedClasses inPlace = new GuardedClasses(method -> true, false);

    elsewhere.weave(withWords(255));
    inPlace.weave(withWords(255));

    assertThat(elsewhere.leftAlone)
        .singleElement()
        .hasToString(
            "com.acme.Generated.run is not guarded: its parameters take 255 words, one more than a"
                + " call by method handle can have; take one away, or guard the method that calls"
                + " it");
    assertThat(inPlace.leftAlone).isEmpty();
    elsewhere.leftAlone.clear();
    elsewhere.weave(withWords(254));
    assertThat(elsewhere.leftAlone).isEmpty();
  }

  private static byte[] withWords(int words) {
    return staticMethod(
        "(" + "J".repeat(words / 2) + "I".repeat(words % 2) + ")Ljava/lang/String;",
        V1_8,
        method -> {
          method.visitLdcInsn("body");
          method.visitInsn(ARETURN);
        });
  }

  @Test
  void refusesConstructors() {
    GuardedClasses all = new GuardedClasses(method -> true, false);

    all.weave(
        Generated.classWith(
            "<init>",
            "()V",
            0,
            method -> {
              method.visitVarInsn(ALOAD, 0);
              method.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
              method.visitInsn(RETURN);
            },
            V1_8));

    assertThat(all.leftAlone)
        .singleElement()
        .hasToString(
            "com.acme.Generated.<init> is not guarded: it is a constructor, which runs once for"
                + " each object; guard the method that calls it");
  }

  /** What is made elsewhere: on another thread, or later. */
  @Test
  void callsThatAreMadeElsewhere() {
    GuardedClasses own = new GuardedClasses(method -> true, true);
    Class<?> type =
        own.load(
            staticMethod(
                "(ILjava/lang/String;)Ljava/lang/String;",
                V1_8,
                method -> {
                  method.visitInsn(ACONST_NULL);
                  method.visitVarInsn(ASTORE, 1);
                  method.visitLdcInsn("body");
                  method.visitInsn(ARETURN);
                }));
    ElsewhereGuard guard = new ElsewhereGuard();

    guard.outcome = GuardOutcome.returning("elsewhere");
    assertThat(GuardedClasses.run(guard, type, null, "run", 1, "a")).isEqualTo("elsewhere");
    guard.outcome = GuardOutcome.throwing(new IllegalStateException("refused"));
    assertThat(GuardedClasses.run(guard, type, null, "run", 1, "a"))
        .isInstanceOf(IllegalStateException.class);
    guard.outcome = null;
    assertThat(GuardedClasses.run(guard, type, null, "run", 1, "a")).isEqualTo("body");
    assertThat(guard.entered).as("is for calls in place").isEmpty();
    assertThat(guard.arguments).containsOnly(List.of(1, "a"));
    guard.failsToStart = true;
    assertThat(GuardedClasses.run(guard, type, null, "run", 1, "a")).isEqualTo("body");
    assertThat(guard.failures).hasSize(1);
  }

  private static final class ElsewhereGuard extends ScriptedGuard {

    private GuardOutcome outcome;
    private boolean failsToStart;
    private final List<List<Object>> arguments = new ArrayList<>();

    @Override
    public GuardOutcome start(
        int number, Object receiver, Object[] with, MethodHandles.Lookup lookup) {
      if (failsToStart) {
        throw new IllegalStateException("ours");
      }
      arguments.add(List.of(with));
      return outcome;
    }
  }
}
