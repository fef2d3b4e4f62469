package dev.faultline.instrumentation.logging;

import dev.faultline.weaving.InsertedCode;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Tells that a logger was given an exception. Immutable. */
final class LogCall implements InsertedCode {

  private static final String LEVEL_AS_TEXT = "Ljava/lang/String;";
  private static final String LEVEL_AS_NUMBER = "I";

  private final Value throwable;
  private final Value message;
  private final Value logger;
  private final Value level;
  private final String levelType;

  private LogCall(Value throwable, Value message, Value logger, Value level, String levelType) {
    this.throwable = throwable;
    this.message = message;
    this.logger = logger;
    this.level = level;
    this.levelType = levelType;
  }

  /** The exception is the subject. */
  static LogCall ofSubject(Value message, Value logger, Value level) {
    return new LogCall(null, message, logger, level, LEVEL_AS_TEXT);
  }

  /** The exception is the subject, and the level is a number. */
  static LogCall withNumber(Value message, Value logger, Value level) {
    return new LogCall(null, message, logger, level, LEVEL_AS_NUMBER);
  }

  /** The exception is at hand otherwise. */
  static LogCall of(Value throwable, Value message, Value logger, Value level) {
    return new LogCall(throwable, message, logger, level, LEVEL_AS_TEXT);
  }

  @Override
  public int maxStack() {
    return 5;
  }

  @Override
  public void emit(MethodVisitor method, int subject) {
    if (throwable == null) {
      method.visitVarInsn(Opcodes.ALOAD, subject);
    } else {
      throwable.push(method);
    }
    message.push(method);
    logger.push(method);
    level.push(method);
    // stack: [Throwable, Object, String, String or int]
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "dev/faultline/bootstrap/BoundaryProbe",
        "logged",
        "(Ljava/lang/Throwable;Ljava/lang/Object;Ljava/lang/String;" + levelType + ")V",
        false);
    // stack: []
  }
}
