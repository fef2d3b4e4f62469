package dev.faultline.weaving.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.objectweb.asm.Opcodes.*;

import dev.faultline.weaving.code.CodeSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

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
              for (int i = 0; i < 200; i++) {
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
    new ClassReader(woven.weaver.weave(null, file).classFile()).accept(node, 0);

    assertThat(woven.sites.size()).isEqualTo(200);
    assertThat(node.methods.get(0).maxStack).isLessThanOrEqualTo(2 + 7);
    assertThat(woven.run(woven.load(file), "run", 1)).isInstanceOf(IllegalStateException.class);
  }

  /** With the locals it would not fit any more; with the throwable alone it does. */
  @Test
  void weavesAMethodThatIsAlmostTooLong() {
    byte[] file = longMethod(65_300, 20);
    WovenClass result = woven.weaver.weave(null, file);

    assertThat(result.classFile()).hasSizeLessThan(file.length + 2_000);
    assertThat(result.reduced())
        .singleElement()
        .asString()
        .startsWith("com.acme.Generated.run(I)V is woven without exit sites and variables: ")
        .endsWith(" bytes of code, and the JVM takes no more than 65535");
    assertThat(woven.run(woven.load(file), "run", 1)).isInstanceOf(IllegalStateException.class);
    assertThat(woven.told).singleElement().satisfies(told -> assertThat(told.locals()).isEmpty());
  }

  @Test
  void leavesAMethodThatIsTooLongForAnythingAndWeavesTheOthers() {
    byte[] file = longMethod(65_000, 80);
    WovenClass result = woven.weaver.weave(null, file);

    assertThat(result.reduced())
        .singleElement()
        .satisfies(method -> assertThat(method.isLeftAlone()).isTrue())
        .asString()
        .startsWith("com.acme.Generated.run(I)V is woven not at all: it would grow to ");
    Class<?> type = woven.load(file);
    assertThat(woven.run(type, "run", 1)).isInstanceOf(IllegalStateException.class);
    assertThat(woven.told).isEmpty();
    assertThat(woven.run(type, "other", 7)).isInstanceOf(IllegalStateException.class);
    assertThat(woven.told)
        .singleElement()
        .satisfies(told -> assertThat(told.locals()).containsOnly(entry("n", 7)));
  }

  /** HotSpot interprets longer ones for ever. */
  @ParameterizedTest
  @CsvSource({
    "7_500, with all its sites",
    "7_908, without variables at its exit sites",
    "7_914, without exit sites",
    "7_930, without exit sites and variables",
    "7_990, not at all"
  })
  void leavesOutWhatMakesAMethodTooLongToBeCompiled(String size, String expected) {
    byte[] file = longMethod(Integer.parseInt(size.replace("_", "")), 5);
    WovenClasses everywhere = new WovenClasses(ExitMethods.every());
    WovenClass result = everywhere.weaver.weave(null, file);

    assertThat(CodeSize.of(run(file))).isLessThanOrEqualTo(CodeSize.LARGEST_COMPILED);
    assertThat(CodeSize.of(run(result.classFile()))).isLessThanOrEqualTo(CodeSize.LARGEST_COMPILED);
    if (expected.equals("with all its sites")) {
      assertThat(result.reduced()).isEmpty();
    } else {
      assertThat(result.reduced())
          .singleElement()
          .asString()
          .startsWith("com.acme.Generated.run(I)V is woven " + expected + ": ")
          .endsWith(" bytes of code, and HotSpot compiles no method beyond 8000");
    }
    assertThat(everywhere.run(everywhere.load(file), "run", 1))
        .isInstanceOf(IllegalStateException.class);
  }

  /** Nothing is lost by weaving a method that is not compiled anyway. */
  @Test
  void weavesAllIntoAMethodThatIsNotCompiledAsItIs() {
    WovenClasses everywhere = new WovenClasses(ExitMethods.every());
    WovenClass result = everywhere.weaver.weave(null, longMethod(8_100, 5));

    assertThat(result.reduced()).isEmpty();
    assertThat(CodeSize.of(run(result.classFile()))).isGreaterThan(8_190);
  }

  private static MethodNode run(byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, 0);
    return node.methods.stream().filter(one -> one.name.equals("run")).findFirst().orElseThrow();
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

  /** A method of about that many bytes, and beside it a short one, {@code other}. */
  private static byte[] longMethod(int size, int throwSites) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(V1_8, ACC_PUBLIC, Generated.NAME, null, "java/lang/Object", null);
    addMethod(writer, "run", size, throwSites);
    addMethod(writer, "other", 30, 1);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void addMethod(ClassWriter writer, String name, int size, int throwSites) {
    MethodVisitor method = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, name, "(I)V", null, null);
    method.visitCode();
    Label start = new Label();
    Label end = new Label();
    method.visitLabel(start);
    int written = 1;
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
    method.visitMaxs(0, 0);
    method.visitEnd();
  }
}
