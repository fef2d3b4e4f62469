package dev.faultline.weaving.guard.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.*;

import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/** Class files as the compilers of Scala and Kotlin make them. */
class CopiedAnnotationsTest {

  private static final String RETRY = "Ldev/faultline/annotation/Retry;";

  private final Map<String, ClassOutline> files = new HashMap<>();

  private void type(String name, Consumer<ClassWriter> content) {
    type(name, 0, content);
  }

  private void type(String name, int access, Consumer<ClassWriter> content) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(V1_8, access | ACC_PUBLIC, name, null, "java/lang/Object", null);
    content.accept(writer);
    writer.visitEnd();
    files.put(name, ClassOutline.of(new ClassReader(writer.toByteArray())));
  }

  private static void method(
      ClassWriter type,
      int access,
      String name,
      String descriptor,
      int attempts,
      Consumer<MethodVisitor> code) {
    MethodVisitor method = type.visitMethod(access | ACC_PUBLIC, name, descriptor, null, null);
    AnnotationVisitor retry = method.visitAnnotation(RETRY, true);
    retry.visit("maxAttempts", attempts);
    retry.visitEnd();
    method.visitCode();
    code.accept(method);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private static void own(MethodVisitor method) {
    method.visitTypeInsn(NEW, "java/lang/IllegalStateException");
    method.visitInsn(ATHROW);
  }

  private boolean isGuarded(String type, String method) {
    ClassOutline outline = files.get(type);
    MethodOutline meant =
        outline.methods().stream()
            .filter(one -> one.toString().equals(method))
            .findFirst()
            .orElseThrow();
    return GuardDeclarations.of(PropertyGuards.NONE)
            .of(outline, outline, meant, files::get, Overrides.NONE)
        != null;
  }

  private static Consumer<MethodVisitor> toObject(String field, String type, boolean twice) {
    return code -> {
      code.visitFieldInsn(GETSTATIC, field.split(":")[0], field.split(":")[1], "L" + type + ";");
      code.visitVarInsn(LLOAD, 0);
      code.visitVarInsn(ALOAD, 2);
      code.visitMethodInsn(INVOKEVIRTUAL, type, "m", "(JLjava/lang/String;)I", false);
      if (twice) {
        code.visitInsn(ICONST_1);
        code.visitInsn(IADD);
      }
      code.visitInsn(IRETURN);
    };
  }

  private void objects(int attempts, boolean twice) {
    String takes = "(JLjava/lang/String;)I";
    type("acme/Obj$", type -> method(type, 0, "m", takes, 3, CopiedAnnotationsTest::own));
    type(
        "acme/Obj",
        type ->
            method(
                type,
                ACC_STATIC,
                "m",
                takes,
                attempts,
                toObject("acme/Obj$:MODULE$", "acme/Obj$", twice)));
    type("acme/Shop$Till", type -> method(type, 0, "m", takes, 3, CopiedAnnotationsTest::own));
    type(
        "acme/Shop",
        type ->
            method(
                type,
                ACC_STATIC,
                "m",
                takes,
                attempts,
                toObject("acme/Shop:Till", "acme/Shop$Till", twice)));
  }

  @Test
  void ofStaticMethodsThatCallTheirObjectsAreNotTwo() {
    objects(3, false);
    for (String type : new String[] {"acme/Obj", "acme/Shop"}) {
      assertThat(isGuarded(type, "m(JLjava/lang/String;)I")).as(type).isFalse();
    }
    assertThat(isGuarded("acme/Obj$", "m(JLjava/lang/String;)I")).isTrue();
    assertThat(isGuarded("acme/Shop$Till", "m(JLjava/lang/String;)I")).isTrue();
  }

  @Test
  void ofAMethodThatDoesMoreOrIsAnnotatedOtherwiseAreItsOwn() {
    objects(3, true);
    assertThat(isGuarded("acme/Obj", "m(JLjava/lang/String;)I")).isTrue();
    objects(4, false);
    assertThat(isGuarded("acme/Obj", "m(JLjava/lang/String;)I")).isTrue();
    objects(3, false);
    files.remove("acme/Obj$");
    ClassOutline shop = files.remove("acme/Shop$Till");
    assertThat(isGuarded("acme/Obj", "m(JLjava/lang/String;)I")).as("not found").isTrue();
    assertThat(shop).isNotNull();
  }

  /** Nobody's compiler names them so: what is written by hand is meant. */
  @Test
  void ofAMethodOfAnotherSingletonAreItsOwn() {
    objects(3, false);
    type(
        "acme/Facade",
        type ->
            method(
                type,
                ACC_STATIC,
                "m",
                "(JLjava/lang/String;)I",
                3,
                toObject("acme/Shop:Till", "acme/Shop$Till", false)));
    assertThat(isGuarded("acme/Facade", "m(JLjava/lang/String;)I")).isTrue();
  }

  private static void mixin(MethodVisitor code) {
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitMethodInsn(INVOKESTATIC, "acme/T", "m$", "(Lacme/T;Ljava/lang/String;)V", true);
    code.visitInsn(RETURN);
  }

  @Test
  void ofATraitAreNotThoseOfEachClassThatExtendsIt() {
    String takes = "(Ljava/lang/String;)V";
    type("acme/T", type -> method(type, 0, "m", takes, 3, CopiedAnnotationsTest::own));
    type("acme/C", type -> method(type, 0, "m", takes, 3, CopiedAnnotationsTest::mixin));

    assertThat(isGuarded("acme/C", "m" + takes)).isFalse();
    assertThat(isGuarded("acme/T", "m" + takes)).isTrue();
  }

  private static void withDefault(MethodVisitor code) {
    code.visitVarInsn(ALOAD, 1);
    code.visitLdcInsn("x");
    code.visitMethodInsn(
        INVOKESTATIC,
        "kotlin/jvm/internal/Intrinsics",
        "checkNotNullParameter",
        "(Ljava/lang/Object;Ljava/lang/String;)V",
        false);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitInsn(ICONST_0);
    code.visitIntInsn(BIPUSH, 6);
    code.visitInsn(ACONST_NULL);
    code.visitMethodInsn(
        INVOKESTATIC,
        "acme/D",
        "m$default",
        "(Lacme/D;Ljava/lang/String;IILjava/lang/Object;)V",
        false);
    code.visitInsn(RETURN);
  }

  private void overloads(Consumer<ClassWriter> ofClass) {
    type(
        "acme/D",
        type -> {
          ofClass.accept(type);
          method(type, 0, "m", "(Ljava/lang/String;I)V", 3, CopiedAnnotationsTest::own);
          method(type, 0, "m", "(Ljava/lang/String;)V", 3, CopiedAnnotationsTest::withDefault);
        });
  }

  @Test
  void ofOverloadsWithDefaultsAreThatOfTheMethodAlone() {
    overloads(type -> {});
    assertThat(isGuarded("acme/D", "m(Ljava/lang/String;)V")).isFalse();
    assertThat(isGuarded("acme/D", "m(Ljava/lang/String;I)V")).isTrue();

    overloads(type -> type.visitAnnotation("Ldev/faultline/annotation/Timeout;", true).visitEnd());
    assertThat(isGuarded("acme/D", "m(Ljava/lang/String;)V")).as("the class's").isFalse();
  }

  /** Kotlin before 2.2 has it so. */
  @Test
  void ofAnInterfaceWhoseBodiesAreInAnotherClassAreOfThose() {
    String takes = "(I)V";
    type("acme/I", ACC_INTERFACE | ACC_ABSTRACT, type -> annotated(type, ACC_ABSTRACT, takes));
    type(
        "acme/I$DefaultImpls",
        type -> method(type, ACC_STATIC, "m", "(Lacme/I;I)V", 3, CopiedAnnotationsTest::own));
    assertThat(isGuarded("acme/I", "m" + takes)).isFalse();
    assertThat(isGuarded("acme/I$DefaultImpls", "m(Lacme/I;I)V")).isTrue();

    files.remove("acme/I$DefaultImpls");
    assertThat(isGuarded("acme/I", "m" + takes)).as("and told as without a body").isTrue();
  }

  private static void annotated(ClassWriter type, int access, String descriptor) {
    MethodVisitor method = type.visitMethod(access | ACC_PUBLIC, "m", descriptor, null, null);
    method.visitAnnotation(RETRY, true).visitEnd();
    method.visitEnd();
  }
}
