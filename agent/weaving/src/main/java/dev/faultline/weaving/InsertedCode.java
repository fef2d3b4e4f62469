package dev.faultline.weaving;

import org.objectweb.asm.MethodVisitor;

/**
 * Code that is inserted into methods. It leaves the operand stack and the locals as it found them
 * and throws nothing. Stateless.
 */
public interface InsertedCode {

  /** In place of a local variable: the subject is on top of the operand stack, to be taken. */
  int ON_STACK = -1;

  /** How many slots of operand stack it needs. */
  int maxStack();

  /**
   * Writes it.
   *
   * @param subject the local variable that holds the exception, or what has it; {@link #ON_STACK}
   *     at points that say so
   */
  void emit(MethodVisitor method, int subject);
}
