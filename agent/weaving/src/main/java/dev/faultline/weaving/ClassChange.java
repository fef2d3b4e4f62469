package dev.faultline.weaving;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes all changes to one class in one pass over it. Used by one thread. */
final class ClassChange extends ClassVisitor {

  private final List<ClassInstrumentation> instrumentations;
  private final Set<String> fields = new HashSet<>();
  private final List<Insertion> insertions = new ArrayList<>(4);

  private ClassChange(ClassWriter writer, List<ClassInstrumentation> instrumentations) {
    super(Opcodes.ASM9, writer);
    this.instrumentations = instrumentations;
  }

  /**
   * The changed class, or null when there was nothing to change in it. Methods that are not changed
   * are copied byte for byte.
   */
  static byte[] apply(List<ClassInstrumentation> instrumentations, byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    ClassChange change = new ClassChange(writer, instrumentations);
    reader.accept(change, 0);
    return change.isMade() ? writer.toByteArray() : null;
  }

  private boolean isMade() {
    for (Insertion insertion : insertions) {
      if (insertion.count() > 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    fields.add(name + ' ' + descriptor);
    return super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor written = super.visitMethod(access, name, descriptor, signature, exceptions);
    if ((access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) != 0) {
      return written;
    }
    for (ClassInstrumentation instrumentation : instrumentations) {
      // All fields come before the first method.
      if (fields.containsAll(instrumentation.requiredFields())) {
        written = insert(instrumentation.changes(), name, descriptor, written);
      }
    }
    return written;
  }

  private MethodVisitor insert(
      List<MethodChange> changes, String name, String descriptor, MethodVisitor written) {
    MethodVisitor inserting = written;
    for (MethodChange change : changes) {
      if (change.appliesTo(name, descriptor)) {
        Insertion insertion = change.begin();
        insertions.add(insertion);
        inserting = change.insert(inserting, insertion);
      }
    }
    return inserting;
  }
}
