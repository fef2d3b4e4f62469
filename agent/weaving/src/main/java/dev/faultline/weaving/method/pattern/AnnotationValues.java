package dev.faultline.weaving.method.pattern;

import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;

/** Keeps the plain values of annotations; arrays and nested annotations are passed over. */
final class AnnotationValues {

  private AnnotationValues() {}

  static AnnotationVisitor reader(String descriptor, Map<String, Map<String, Object>> annotations) {
    final Map<String, Object> values = new LinkedHashMap<>();
    annotations.put(descriptor, values);
    return new AnnotationVisitor(Opcodes.ASM9) {
      @Override
      public void visit(String name, Object value) {
        values.put(name, value);
      }
    };
  }
}
