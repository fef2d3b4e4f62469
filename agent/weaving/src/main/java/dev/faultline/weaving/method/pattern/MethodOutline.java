package dev.faultline.weaving.method.pattern;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What a class file says of one of its methods, but for its code. Immutable once read. */
public final class MethodOutline {

  private final int access;
  private final String name;
  private final String descriptor;
  private final Map<String, Map<String, Object>> annotations = new LinkedHashMap<>();
  private ForwardedMethod forwarded;

  MethodOutline(int access, String name, String descriptor) {
    this.access = access;
    this.name = name;
    this.descriptor = descriptor;
  }

  MethodVisitor reader() {
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        return AnnotationValues.reader(annotation, annotations);
      }
    };
  }

  /** Access flags, as in the class file. */
  public int access() {
    return access;
  }

  /** Name of the method, {@code <init>} for a constructor. */
  public String name() {
    return name;
  }

  /** Such as {@code (ILjava/lang/String;)V}. */
  public String descriptor() {
    return descriptor;
  }

  /** Descriptors of the annotations it carries, visible at run time or not. */
  public Set<String> annotations() {
    return annotations.keySet();
  }

  /**
   * The values that are set of one annotation: strings, boxed primitives, ASM types, names of enum
   * constants, maps for annotations, lists of all these for arrays; null when the method does not
   * carry it.
   *
   * @param annotation its descriptor
   */
  public Map<String, Object> annotation(String annotation) {
    return annotations.get(annotation);
  }

  void forwards(ForwardedMethod to) {
    forwarded = to;
  }

  /**
   * What it only hands its arguments on to, as methods that compilers of Scala and Kotlin write
   * beside one of the user's, with a copy of its annotations; null for any other.
   */
  public ForwardedMethod forwarded() {
    return forwarded;
  }

  /** Whether a compiler made it: bridges, bodies of lambdas, access methods. */
  public boolean isSynthetic() {
    return (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) != 0;
  }

  @Override
  public String toString() {
    return name + descriptor;
  }
}
