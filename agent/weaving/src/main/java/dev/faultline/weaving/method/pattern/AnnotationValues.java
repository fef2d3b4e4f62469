package dev.faultline.weaving.method.pattern;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;

/** Reads the values of annotations, those of annotations within them too. */
final class AnnotationValues extends AnnotationVisitor {

  private final Map<String, Object> values;

  private AnnotationValues(Map<String, Object> values) {
    super(Opcodes.ASM9);
    this.values = values;
  }

  static AnnotationVisitor reader(String descriptor, Map<String, Map<String, Object>> annotations) {
    Map<String, Object> values = new LinkedHashMap<>();
    annotations.put(descriptor, values);
    return new AnnotationValues(values);
  }

  @Override
  public void visit(String name, Object value) {
    values.put(name, value);
  }

  @Override
  public void visitEnum(String name, String descriptor, String constant) {
    values.put(name, constant);
  }

  @Override
  public AnnotationVisitor visitAnnotation(String name, String descriptor) {
    Map<String, Object> nested = new LinkedHashMap<>();
    values.put(name, nested);
    return new AnnotationValues(nested);
  }

  @Override
  public AnnotationVisitor visitArray(String name) {
    List<Object> elements = new ArrayList<>();
    values.put(name, elements);
    return new Elements(elements);
  }

  /** Of an array; they have no names. */
  private static final class Elements extends AnnotationVisitor {

    private final List<Object> elements;

    Elements(List<Object> elements) {
      super(Opcodes.ASM9);
      this.elements = elements;
    }

    @Override
    public void visit(String name, Object value) {
      elements.add(value);
    }

    @Override
    public void visitEnum(String name, String descriptor, String constant) {
      elements.add(constant);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String name, String descriptor) {
      Map<String, Object> nested = new LinkedHashMap<>();
      elements.add(nested);
      return new AnnotationValues(nested);
    }
  }
}
