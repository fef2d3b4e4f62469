package dev.faultline.weaving.body;

import dev.faultline.weaving.code.CodeSize;
import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Weaves the bodies of some methods of one class; the others are copied as they are. Loads no
 * class. Used once, by one thread.
 *
 * @param <T> what is to be done with a method
 */
public abstract class BodyWeaver<T> {

  private final ClassReader reader;
  private final ClassOutline type;
  private final String complaint;
  private final Map<Integer, T> chosen = new HashMap<>();
  private final List<LeftAlone> leftAlone = new ArrayList<>();
  private int woven;

  /**
   * @param complaint what a method lacks that is left alone, see {@link LeftAlone}
   */
  protected BodyWeaver(ClassReader reader, ClassOutline type, String complaint) {
    this.reader = reader;
    this.type = type;
    this.complaint = complaint;
  }

  /**
   * Has a method woven.
   *
   * @param ordinal of the method in the class file
   */
  protected final void choose(int ordinal, T what) {
    chosen.put(ordinal, what);
  }

  /** Whether any method is to be woven. */
  protected final boolean isAnyChosen() {
    return !chosen.isEmpty();
  }

  protected final ClassOutline type() {
    return type;
  }

  /**
   * Changes a method. Called again from the start when another method of the class turned out to be
   * too large.
   *
   * @return null, or why it stays as it is; then nothing of it may be changed
   */
  protected abstract String change(MethodNode method, T what);

  /** Whether a method is better left alone than never compiled any more. */
  protected abstract boolean sparesCompiler();

  /**
   * A method was compiled as it was, and never is as it is woven. Called perhaps more than once.
   *
   * @param growth says so in words
   */
  protected void outgrewCompiler(MethodNode method, String growth) {}

  /** Whether the class file is of a version that has stack map frames. */
  protected final boolean withFrames() {
    return version() >= Opcodes.V1_6;
  }

  /** The class file's version, as in {@link Opcodes#V1_8}, without its minor part. */
  protected final int version() {
    return reader.readInt(4) & 0xffff;
  }

  /**
   * Weaves the class.
   *
   * @return the woven class file, or null when there is nothing to weave
   * @throws RuntimeException when the class cannot be woven
   */
  public final byte[] weave() {
    while (!chosen.isEmpty()) {
      woven = 0;
      int before = chosen.size();
      byte[] result = null;
      try {
        result = attempt();
      } catch (MethodTooLargeException e) {
        leaveAlone(
            e.getMethodName(), e.getDescriptor(), "it would grow beyond the 64 KB of the JVM");
      }
      if (result != null && chosen.size() == before) {
        return woven == 0 ? null : result;
      }
      if (chosen.size() == before) {
        throw new IllegalStateException("a method that is not to be woven is too large");
      }
    }
    return null;
  }

  private byte[] attempt() {
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          private int ordinal;

          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            final MethodVisitor written =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            final T what = chosen.get(ordinal++);
            if (what == null) {
              return written;
            }
            return new MethodNode(Opcodes.ASM9, access, name, descriptor, signature, exceptions) {
              @Override
              public void visitEnd() {
                weave(this, what, written);
              }
            };
          }
        },
        ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  private void weave(MethodNode method, T what, MethodVisitor written) {
    int original = CodeSize.of(method);
    String reason = change(method, what);
    int size = CodeSize.write(method, written);
    if (reason == null && CodeSize.losesCompiler(original, size)) {
      String growth =
          " from "
              + original
              + " to "
              + size
              + " bytes of code, and HotSpot compiles no method beyond "
              + CodeSize.LARGEST_COMPILED;
      if (sparesCompiler()) {
        reason = "it would grow" + growth;
      } else {
        outgrewCompiler(method, "grows" + growth);
      }
    }
    if (reason == null) {
      woven++;
    } else {
      leaveAlone(method.name, method.desc, reason);
    }
  }

  private void leaveAlone(String name, String descriptor, String reason) {
    for (int i = 0; i < type.methods().size(); i++) {
      MethodOutline method = type.methods().get(i);
      if (method.name().equals(name)
          && method.descriptor().equals(descriptor)
          && chosen.remove(i) != null) {
        leaveAlone(name, reason);
      }
    }
  }

  /** Notes that a method of this name stays as it is. */
  protected final void leaveAlone(String name, String reason) {
    leftAlone.add(new LeftAlone(type.name(), name, complaint, reason));
  }

  /** How many methods have been woven. */
  public final int woven() {
    return woven;
  }

  /** The methods that stay as they are, though they were to be woven. */
  public final List<LeftAlone> leftAlone() {
    return leftAlone;
  }
}
