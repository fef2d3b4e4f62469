package dev.faultline.weaving.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ProbedMethodsTest {

  @Test
  void agreesWithAsmOnTheClassesOfTheJdk() {
    Map<String, byte[]> classes = Corpus.ofJdk("java.base", "jdk.compiler");

    assertThat(classes).hasSizeGreaterThan(5000);
    assertAgreesWithAsm(classes);
  }

  @Test
  void agreesWithAsmOnTheClassesOfLibraries() {
    Map<String, byte[]> classes = Corpus.ofClassPath();

    assertThat(classes).hasSizeGreaterThan(1000);
    assertAgreesWithAsm(classes);
  }

  private static void assertAgreesWithAsm(Map<String, byte[]> classes) {
    classes.forEach(
        (name, file) -> {
          assertThat(ProbedMethods.of(file).throwing()).as(name).isEqualTo(throwingByAsm(file));
          assertThat(ProbedMethods.of(file).handling()).as(name).isEqualTo(handlingByAsm(file));
        });
    assertThat(
            classes.values().stream().filter(file -> !ProbedMethods.of(file).throwing().isEmpty()))
        .hasSizeGreaterThan(classes.size() / 10);
  }

  private static BitSet handlingByAsm(byte[] file) {
    BitSet handling = new BitSet();
    new ClassReader(file)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              private int next;

              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] e) {
                int ordinal = next++;
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitTryCatchBlock(
                      Label start, Label end, Label handler, String type) {
                    handling.set(ordinal);
                  }
                };
              }
            },
            ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return handling;
  }

  private static BitSet throwingByAsm(byte[] file) {
    BitSet throwing = new BitSet();
    new ClassReader(file)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              private int next;

              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] e) {
                int ordinal = next++;
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitInsn(int opcode) {
                    if (opcode == Opcodes.ATHROW) {
                      throwing.set(ordinal);
                    }
                  }
                };
              }
            },
            ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return throwing;
  }

  /** An operand may have the value of {@code athrow}; only an instruction counts. */
  @Test
  void doesNotTakeOperandsForInstructions() {
    byte[] file =
        Generated.classWith(
            method -> {
              Label a = new Label();
              Label b = new Label();
              Label end = new Label();
              method.visitIntInsn(Opcodes.BIPUSH, (byte) 191);
              method.visitInsn(Opcodes.POP);
              method.visitIntInsn(Opcodes.SIPUSH, (short) 0xbfbf);
              method.visitInsn(Opcodes.POP);
              method.visitInsn(Opcodes.ICONST_0);
              method.visitVarInsn(Opcodes.ISTORE, 191);
              method.visitIincInsn(191, 191);
              method.visitInsn(Opcodes.ICONST_0);
              method.visitVarInsn(Opcodes.ISTORE, 0xbfbf);
              method.visitIincInsn(0xbfbf, 0x3fbf);
              method.visitVarInsn(Opcodes.ILOAD, 191);
              method.visitTableSwitchInsn(191, 193, end, a, b, a);
              method.visitLabel(a);
              method.visitVarInsn(Opcodes.ILOAD, 191);
              method.visitLookupSwitchInsn(end, new int[] {191, 0xbfbfbfbf}, new Label[] {b, b});
              method.visitLabel(b);
              method.visitLabel(end);
              method.visitInsn(Opcodes.RETURN);
            },
            Opcodes.V1_5);

    assertThat(ProbedMethods.of(file).throwing()).isEqualTo(new BitSet());
  }

  static List<byte[]> someClasses() {
    return Corpus.ofJdk("java.base").entrySet().stream()
        .filter(entry -> List.of("java/util/HashMap", "java/lang/String").contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("someClasses")
  void refusesClassFilesThatEndTooEarly(byte[] file) {
    for (int length = 0; length < file.length / 2; length += 7) {
      byte[] start = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> ProbedMethods.of(start)).isInstanceOf(RuntimeException.class);
    }
  }

  /** The JVM asks transformers before it has looked at the class file itself. */
  @ParameterizedTest
  @MethodSource("someClasses")
  void comesToAnEndWhateverTheBytes(byte[] file) {
    Random random = new Random(42);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < 3000; i++) {
            byte[] damaged = file.clone();
            for (int j = 0; j < 8; j++) {
              damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
              ProbedMethods.of(damaged);
            } catch (RuntimeException refused) {
              // The class is left to the JVM, which has its own error for it.
              continue;
            }
          }
        });
  }

  @Test
  void refusesASwitchThatEndsBeforeItStarts() {
    byte[] file =
        Generated.classWith(
            method -> {
              Label end = new Label();
              method.visitInsn(Opcodes.ICONST_0);
              method.visitTableSwitchInsn(7, 7, end, end);
              method.visitLabel(end);
              method.visitInsn(Opcodes.RETURN);
            },
            Opcodes.V1_5);
    // high: so far below low that the instruction would take no bytes at all.
    int high = indexOf(file, new byte[] {0, 0, 0, 7, 0, 0, 0, 7}) + 4;
    for (int length = -8; length < 0; length++) {
      file[high] = file[high + 1] = file[high + 2] = (byte) 0xff;
      file[high + 3] = (byte) (7 + length);
      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () ->
              assertThatThrownBy(() -> ProbedMethods.of(file))
                  .isInstanceOf(RuntimeException.class));
    }
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int i = 0; i <= bytes.length - wanted.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new AssertionError("not there");
  }

  @Test
  void findsNothingInAClassWithoutMethods() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V1_8,
        Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT,
        "com/acme/Empty",
        null,
        "java/lang/Object",
        null);
    writer.visitEnd();

    assertThat(ProbedMethods.of(writer.toByteArray()).throwing()).isEqualTo(new BitSet());
  }
}
