package dev.faultline.it.everyclass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Jars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What the other tests here rely on: the classes are verified, by the verifier of their version,
 * woven and as they are, and not initialized.
 */
class DamagedClassIT {

  @EveryJdk
  void aClassThatIsWrongIsFound(Jdk jdk) throws IOException {
    Path jar =
        Jars.write(
            "damaged.jar",
            null,
            Map.of(
                "com/acme/Old.class", throwsAnInt("com/acme/Old", Opcodes.V1_4),
                "com/acme/New.class", throwsAnInt("com/acme/New", Opcodes.V1_8),
                "com/acme/Six.class", throwsAnInt("com/acme/Six", Opcodes.V1_6),
                "com/acme/Lost.class", extendsNobody("com/acme/Lost"),
                "com/acme/Good.class", exits("com/acme/Good")));

    EveryClass result = EveryClass.of(new ClassFileJar("damaged", jar, List.of()), jdk);

    for (Verification verification : List.of(result.alone(), result.woven())) {
      assertThat(verification.verdicts().get("com.acme.Old")).contains("VerifyError", "(class: ");
      assertThat(verification.verdicts().get("com.acme.New"))
          .contains("VerifyError", "Bad type on operand stack");
      assertThat(verification.verdicts().get("com.acme.Six")).contains("VerifyError");
      assertThat(verification.verdicts().get("com.acme.Lost"))
          .startsWith("not loaded: java.lang.NoClassDefFoundError");
      assertThat(verification.verdicts().get("com.acme.Good")).isEqualTo(Verification.VERIFIED);
    }
    assertThat(result.woven().woven()).containsKey("com/acme/Good");
  }

  private static byte[] throwsAnInt(String name, int version) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(version, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "()V", null, null);
    code.visitCode();
    code.visitInsn(Opcodes.ICONST_0);
    code.visitInsn(Opcodes.ATHROW);
    code.visitMaxs(1, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static byte[] extendsNobody(String name) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, name, null, "com/acme/Nobody", null);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Ends the JVM without a word when it is initialized. */
  private static byte[] exits(String name) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    MethodVisitor initializer =
        writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    initializer.visitCode();
    initializer.visitInsn(Opcodes.ICONST_1);
    initializer.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/System", "exit", "(I)V", false);
    initializer.visitInsn(Opcodes.RETURN);
    initializer.visitMaxs(1, 0);
    initializer.visitEnd();
    MethodVisitor thrower =
        writer.visitMethod(Opcodes.ACC_STATIC, "fail", "(Ljava/lang/Error;)V", null, null);
    thrower.visitCode();
    thrower.visitVarInsn(Opcodes.ALOAD, 0);
    thrower.visitInsn(Opcodes.ATHROW);
    thrower.visitMaxs(1, 1);
    thrower.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
