package dev.faultline.weaving.method.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * What a class file says of its class and methods, but for their code, of which it is told whether
 * it only forwards. Immutable once read.
 */
public final class ClassOutline {

  private String name;
  private int access;
  private final List<String> supertypes = new ArrayList<>();
  private final Map<String, Map<String, Object>> annotations = new LinkedHashMap<>();
  private final List<MethodOutline> methods = new ArrayList<>();

  private ClassOutline() {}

  /**
   * Reads a class file. No class is loaded.
   *
   * @throws RuntimeException when the bytes are not a class file
   */
  public static ClassOutline of(ClassReader classFile) {
    ClassOutline outline = new ClassOutline();
    classFile.accept(
        outline.reader(), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    classFile.accept(outline.codeReader(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return outline;
  }

  /** Of methods with annotations alone, which are few. */
  private ClassVisitor codeReader() {
    final Iterator<MethodOutline> next = methods.iterator();
    return new ClassVisitor(Opcodes.ASM9) {
      @Override
      public MethodVisitor visitMethod(
          int flags, String method, String descriptor, String signature, String[] exceptions) {
        final MethodOutline outline = next.next();
        return outline.annotations().isEmpty() || outline.isSynthetic()
            ? null
            : new MethodNode(Opcodes.ASM9, flags, method, descriptor, signature, exceptions) {
              @Override
              public void visitEnd() {
                outline.forwards(new ForwardingCode(ClassOutline.this.name, this).forwarded());
              }
            };
      }
    };
  }

  private ClassVisitor reader() {
    return new ClassVisitor(Opcodes.ASM9) {
      @Override
      public void visit(
          int version, int flags, String className, String signature, String parent, String[] all) {
        name = className;
        access = flags;
        if (parent != null) {
          supertypes.add(parent);
        }
        supertypes.addAll(Arrays.asList(all));
      }

      @Override
      public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return AnnotationValues.reader(descriptor, annotations);
      }

      @Override
      public MethodVisitor visitMethod(
          int flags, String method, String descriptor, String signature, String[] exceptions) {
        MethodOutline outline = new MethodOutline(flags, method, descriptor);
        methods.add(outline);
        return outline.reader();
      }
    };
  }

  /** Internal name, such as {@code com/acme/Shop}. */
  public String name() {
    return name;
  }

  /** Access flags, as in the class file. */
  public int access() {
    return access;
  }

  /** Internal names of the superclass and of the interfaces that the class itself names. */
  public List<String> supertypes() {
    return supertypes;
  }

  /** Descriptors of the annotations it carries, visible at run time or not. */
  public Set<String> annotations() {
    return annotations.keySet();
  }

  /** As {@link MethodOutline#annotation}. */
  public Map<String, Object> annotation(String descriptor) {
    return annotations.get(descriptor);
  }

  /** All methods, in the order of the class file. */
  public List<MethodOutline> methods() {
    return Collections.unmodifiableList(methods);
  }
}
