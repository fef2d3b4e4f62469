package dev.faultline.weaving;

import org.objectweb.asm.MethodVisitor;

/** Code on its way into one class, and how often it was inserted. Used by one thread. */
final class Insertion {

  private final InsertedCode code;
  private int count;

  Insertion(InsertedCode code) {
    this.code = code;
  }

  void emit(MethodVisitor method, int subject) {
    code.emit(method, subject);
    count++;
  }

  int maxStack() {
    return code.maxStack();
  }

  int count() {
    return count;
  }
}
