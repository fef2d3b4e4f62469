package dev.faultline.weaving.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.*;

import dev.faultline.weaving.body.LeftAlone;
import dev.faultline.weaving.method.CapturedClasses.Exit;
import dev.faultline.weaving.site.Generated;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Class files that no compiler here would make. */
class CapturedGeneratedCodeTest {

  private final CapturedClasses classes = new CapturedClasses("com.acme.*.*(..)");

  /** Verified by type inference before Java 6, without frames. */
  @ParameterizedTest
  @ValueSource(ints = {V1_1, V1_4, V1_5, V1_6, V1_8, V17})
  void weavesEveryVersionOfTheFormat(int version) {
    byte[] file =
        Generated.classWith(
            "run",
            "(ILjava/lang/String;)I",
            ACC_STATIC,
            method -> {
              Label start = new Label();
              Label end = new Label();
              method.visitLabel(start);
              method.visitInsn(ICONST_1);
              method.visitVarInsn(ILOAD, 0);
              method.visitInsn(IDIV);
              method.visitInsn(IRETURN);
              method.visitLabel(end);
              Generated.local(method, "n", "I", start, end, 0);
              Generated.local(method, "text", "Ljava/lang/String;", start, end, 1);
            },
            version);
    Class<?> type = classes.load(file);

    assertThat(classes.run(type, "run", 1, "a")).isEqualTo(1);
    Object thrown = classes.run(type, "run", 0, "b");

    assertThat(classes.exits)
        .containsExactly(new Exit("run", (Throwable) thrown, Map.of("n", 0, "text", "b")));
    assertThat(classes.calls).hasSize(2);
  }

  /** Compilers leave what is not read any more out of a frame; then only a copy can be read. */
  @Test
  void keepsParametersThatAFrameDoesNotHave() {
    byte[] file =
        Generated.classWith(
            "run",
            "(JLjava/lang/String;I)I",
            ACC_STATIC,
            method -> {
              Label start = new Label();
              Label merge = new Label();
              Label end = new Label();
              method.visitLabel(start);
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
              method.visitLabel(end);
              Generated.local(method, "wide", "J", start, end, 0);
              Generated.local(method, "text", "Ljava/lang/String;", start, end, 2);
              Generated.local(method, "n", "I", start, end, 3);
            },
            V1_8);
    Class<?> type = classes.load(file);

    Object thrown = classes.run(type, "run", 5L, "b", 0);

    assertThat(classes.exits)
        .containsExactly(
            new Exit("run", (Throwable) thrown, Map.of("wide", 5L, "text", "b", "n", 0)));
  }

  /** Another kind of value in a parameter's slot, on one way only. */
  @Test
  void keepsParametersWhoseSlotIsUsedForSomethingElse() {
    byte[] file =
        Generated.classWith(
            "run",
            "(Ljava/lang/String;I)I",
            ACC_STATIC,
            method -> {
              Label start = new Label();
              Label end = new Label();
              method.visitLabel(start);
              method.visitInsn(DCONST_0);
              method.visitVarInsn(DSTORE, 0);
              method.visitInsn(ICONST_0);
              method.visitInsn(ICONST_0);
              method.visitInsn(IDIV);
              method.visitInsn(IRETURN);
              method.visitLabel(end);
              Generated.local(method, "text", "Ljava/lang/String;", start, end, 0);
              Generated.local(method, "n", "I", start, end, 1);
            },
            V1_8);
    Class<?> type = classes.load(file);

    Object thrown = classes.run(type, "run", "a", 3);

    assertThat(classes.exits)
        .containsExactly(new Exit("run", (Throwable) thrown, Map.of("text", "a", "n", 3)));
  }

  @Test
  void leavesOutWhatHasNoName() {
    byte[] file =
        Generated.classWith("run", "(Ljava/lang/String;)V", ACC_STATIC, Generated::throwNew, V1_8);
    Class<?> type = classes.load(file);

    classes.run(type, "run", "password");

    assertThat(classes.exits).extracting(Exit::values).containsExactly(Map.of());
  }

  @Test
  void jumpsBackToTheBeginningPassTheClockBy() {
    byte[] file =
        Generated.classWith(
            "run",
            "(I)I",
            ACC_STATIC,
            method -> {
              Label start = new Label();
              Label out = new Label();
              method.visitLabel(start);
              method.visitFrame(F_SAME, 0, null, 0, null);
              method.visitIincInsn(0, -1);
              method.visitVarInsn(ILOAD, 0);
              method.visitJumpInsn(IFGT, start);
              method.visitVarInsn(ILOAD, 0);
              method.visitInsn(IRETURN);
              method.visitLabel(out);
              Generated.local(method, "n", "I", start, out, 0);
            },
            V1_8);

    assertThat(classes.run(classes.load(file), "run", 5)).isEqualTo(0);
    assertThat(classes.calls).hasSize(1);
  }

  @Test
  void leavesSubroutinesAlone() {
    byte[] file =
        Generated.classWith(
            "run",
            "()V",
            ACC_STATIC,
            method -> {
              Label subroutine = new Label();
              method.visitJumpInsn(JSR, subroutine);
              method.visitInsn(RETURN);
              method.visitLabel(subroutine);
              method.visitVarInsn(ASTORE, 0);
              method.visitVarInsn(RET, 0);
            },
            V1_5);

    assertThat(classes.weave(file)).isNull();
    assertThat(classes.leftAlone)
        .singleElement()
        .hasToString(
            "com.acme.Generated.run is named but not captured: it has subroutines (jsr), as"
                + " compilers before Java 6 made them");
  }

  @Test
  void leavesAMethodAloneThatWouldNotBeCompiledAnyMore() {
    assertThat(classes.weave(methodOf(7_990))).isNull();
    assertThat(classes.leftAlone)
        .singleElement()
        .asString()
        .contains("it would grow from 7991 to ")
        .contains("HotSpot compiles no method beyond 8000");
  }

  @Test
  void weavesMethodsThatAreNotCompiledAnyway() {
    assertThat(classes.weave(methodOf(9_000))).isNotNull();
    assertThat(classes.leftAlone).isEmpty();
  }

  @Test
  void leavesAMethodAloneThatWouldBeTooLong() {
    assertThat(classes.weave(methodOf(65_530))).isNull();
    assertThat(classes.leftAlone).singleElement().asString().contains("64 KB");
  }

  private static byte[] methodOf(int bytes) {
    return Generated.classWith(
        "run",
        "()V",
        ACC_STATIC,
        method -> {
          for (int i = 0; i < bytes; i++) {
            method.visitInsn(NOP);
          }
          method.visitInsn(RETURN);
        },
        V1_8);
  }

  @Test
  void leavesWhatHasNoCodeAlone() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(V1_8, ACC_ABSTRACT | ACC_PUBLIC, "com/acme/Port", null, "java/lang/Object", null);
    writer.visitMethod(ACC_ABSTRACT | ACC_PUBLIC, "send", "()V", null, null).visitEnd();
    writer.visitMethod(ACC_ABSTRACT | ACC_PUBLIC, "open", "()V", null, null).visitEnd();
    writer.visitMethod(ACC_NATIVE | ACC_PUBLIC, "poke", "()V", null, null).visitEnd();
    writer.visitEnd();

    assertThat(classes.weave(writer.toByteArray())).isNull();
    assertThat(classes.leftAlone)
        .extracting(LeftAlone::toString)
        .containsExactlyInAnyOrder(
            "com.acme.Port.poke is named but not captured: it is native, and has no code to weave",
            "com.acme.Port.send is named but not captured: it is abstract, like all that are named"
                + " of this class; name the classes that implement it, or with a + all that name"
                + " this one, such as com.acme.Port+.send(..)");
  }

  /** Two ways to call the superclass's constructor, with the object's first use behind each. */
  @Test
  void protectsBehindEveryCallOfSuper() throws Exception {
    CapturedClasses constructors = new CapturedClasses("com.acme.*.new(..)");
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(V1_8, ACC_PUBLIC, "com/acme/Two", null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(ACC_PUBLIC, "<init>", "(I)V", null, null);
    Label other = new Label();
    Label end = new Label();
    method.visitVarInsn(ILOAD, 1);
    method.visitJumpInsn(IFEQ, other);
    method.visitVarInsn(ALOAD, 0);
    method.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    method.visitJumpInsn(GOTO, end);
    method.visitLabel(other);
    method.visitFrame(F_FULL, 2, new Object[] {UNINITIALIZED_THIS, INTEGER}, 0, new Object[] {});
    method.visitVarInsn(ALOAD, 0);
    method.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    method.visitLabel(end);
    method.visitFrame(F_FULL, 2, new Object[] {"com/acme/Two", INTEGER}, 0, new Object[] {});
    method.visitInsn(ICONST_1);
    method.visitVarInsn(ILOAD, 1);
    method.visitInsn(IDIV);
    method.visitInsn(POP);
    method.visitInsn(RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();

    Class<?> type = constructors.load(writer.toByteArray());

    assertThat(type.getConstructor(int.class).newInstance(1)).isNotNull();
    assertThat(constructors.leftAlone).isEmpty();
  }
}
