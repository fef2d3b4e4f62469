package dev.faultline.weaving;

import org.objectweb.asm.MethodVisitor;

/** What is inserted into one method, and where. Immutable. */
final class MethodChange {

  private final String name;
  private final String descriptor;
  private final InsertionPoint point;
  private final InsertedCode code;

  MethodChange(String name, String descriptor, InsertionPoint point, InsertedCode code) {
    this.name = name;
    this.descriptor = descriptor;
    this.point = point;
    this.code = code;
  }

  boolean appliesTo(String methodName, String methodDescriptor) {
    return name.equals(methodName) && descriptor.equals(methodDescriptor);
  }

  Insertion begin() {
    return new Insertion(code);
  }

  MethodVisitor insert(MethodVisitor written, Insertion insertion) {
    return point.insert(written, insertion);
  }
}
