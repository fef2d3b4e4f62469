package dev.faultline.weaving.loaded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.ParameterNode;

/** The names of a class's parameters ({@code javac -parameters}) in its class file. */
final class ParameterNames {

  private static final String ATTRIBUTE = "MethodParameters";
  private static final int UTF8 = 1;

  private ParameterNames() {}

  /**
   * Whether the names were there once: the attribute's name is left in the constant pool, and no
   * method has it.
   */
  static boolean areLost(ClassReader reader) {
    return hasText(reader) && !isIn(reader);
  }

  private static boolean hasText(ClassReader reader) {
    for (int item = 1; item < reader.getItemCount(); item++) {
      int offset = reader.getItem(item);
      if (offset > 0 && reader.readByte(offset - 1) == UTF8 && isName(reader, offset)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isName(ClassReader reader, int offset) {
    if (reader.readUnsignedShort(offset) != ATTRIBUTE.length()) {
      return false;
    }
    for (int i = 0; i < ATTRIBUTE.length(); i++) {
      if (reader.readByte(offset + 2 + i) != ATTRIBUTE.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether any method's parameters have names. */
  static boolean isIn(byte[] classFile) {
    return isIn(new ClassReader(classFile));
  }

  private static boolean isIn(ClassReader reader) {
    final boolean[] found = {false};
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return found[0]
                ? null
                : new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitParameter(String parameter, int flags) {
                    found[0] = true;
                  }
                };
          }
        },
        ClassReader.SKIP_CODE);
    return found[0];
  }

  /**
   * Puts the names back.
   *
   * @param classFile a class that has lost them
   * @param original the class file that it was loaded from
   * @return null when the two are not of the same methods, so that they are not of the same class
   */
  static byte[] restore(byte[] classFile, byte[] original) {
    final Map<String, List<ParameterNode>> names = new HashMap<>();
    ClassNode from = new ClassNode();
    new ClassReader(original).accept(from, ClassReader.SKIP_CODE);
    for (MethodNode method : from.methods) {
      names.put(method.name + method.desc, method.parameters);
    }
    final int[] unknown = {0};
    final int[] known = {0};
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor written =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            if (!names.containsKey(name + descriptor)) {
              unknown[0]++;
              return written;
            }
            known[0]++;
            List<ParameterNode> parameters = names.get(name + descriptor);
            if (parameters == null) {
              return written;
            }
            for (ParameterNode parameter : parameters) {
              written.visitParameter(parameter.name, parameter.access);
            }
            // Another visitor than the writer's own: else the method is copied from the reader.
            return new MethodVisitor(Opcodes.ASM9, written) {};
          }
        },
        0);
    return unknown[0] > 0 || known[0] != names.size() ? null : writer.toByteArray();
  }
}
