package dev.faultline.weaving.loaded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ParameterNamesTest {

  private final byte[] original = classWith("pay", true, true);

  /** As the JVM gives it back: the text is in the constant pool still, the attributes are not. */
  private final byte[] lost = classWith("pay", true, false);

  @Test
  void areLostWhenOnlyTheAttributesNameIsLeft() {
    assertThat(ParameterNames.areLost(new ClassReader(original))).isFalse();
    assertThat(ParameterNames.areLost(new ClassReader(lost))).isTrue();
    assertThat(ParameterNames.areLost(new ClassReader(classWith("pay", false, false)))).isFalse();
    assertThat(ParameterNames.isIn(original)).isTrue();
    assertThat(ParameterNames.isIn(lost)).isFalse();
  }

  @Test
  void arePutBackFromTheOriginal() {
    byte[] restored = ParameterNames.restore(lost, original);

    assertThat(ParameterNames.isIn(restored)).isTrue();
    assertThat(ParameterNames.areLost(new ClassReader(restored))).isFalse();
  }

  @Test
  void areNotTakenFromAnotherClass() {
    assertThat(ParameterNames.restore(lost, classWith("refund", true, true))).isNull();
  }

  private static byte[] classWith(String method, boolean text, boolean names) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "com/acme/Shop", null, "java/lang/Object", null);
    if (text) {
      writer.newUTF8("MethodParameters");
    }
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, method, "(I)V", null, null);
    if (names) {
      code.visitParameter("amount", 0);
    }
    code.visitCode();
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 1);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
