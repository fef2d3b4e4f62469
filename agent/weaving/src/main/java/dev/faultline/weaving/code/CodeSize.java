package dev.faultline.weaving.code;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/** How many bytes of code a method has, and what that means to the JVM. */
public final class CodeSize {

  /** HotSpot's {@code HugeMethodLimit}: beyond it a method is interpreted for ever. */
  public static final int LARGEST_COMPILED = 8_000;

  /** The Java Virtual Machine Specification, 4.9.1. */
  public static final int LARGEST = 65_535;

  private CodeSize() {}

  /** The bytes of a method's code. */
  public static int of(MethodNode method) {
    ClassWriter scratch = new ClassWriter(0);
    scratch.visit(Opcodes.V1_8, 0, "Scratch", null, "java/lang/Object", null);
    return write(method, scratch.visitMethod(method.access, method.name, method.desc, null, null));
  }

  /** Writes a method and returns the bytes of its code. */
  public static int write(MethodNode method, MethodVisitor to) {
    LabelNode end = new LabelNode(new Label());
    method.instructions.add(end);
    method.accept(to);
    int size = end.getLabel().getOffset();
    method.instructions.remove(end);
    return size;
  }

  /** Whether a method was compiled before it grew, and is not any more. */
  public static boolean losesCompiler(int before, int now) {
    return before <= LARGEST_COMPILED && now > LARGEST_COMPILED;
  }
}
