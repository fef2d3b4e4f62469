package dev.faultline.instrumentation.logging;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Something that inserted code can put on the operand stack, one slot of it. Immutable. */
abstract class Value {

  /** Writes the instructions; they need two slots of operand stack at most. */
  abstract void push(MethodVisitor method);

  static Value nothing() {
    return new Value() {
      @Override
      void push(MethodVisitor method) {
        method.visitInsn(Opcodes.ACONST_NULL);
      }
    };
  }

  static Value text(final String constant) {
    return new Value() {
      @Override
      void push(MethodVisitor method) {
        method.visitLdcInsn(constant);
      }
    };
  }

  /** The local variable, a reference. */
  static Value local(final int variable) {
    return new Value() {
      @Override
      void push(MethodVisitor method) {
        method.visitVarInsn(Opcodes.ALOAD, variable);
      }
    };
  }

  /** The local variable, an int. */
  static Value number(final int variable) {
    return new Value() {
      @Override
      void push(MethodVisitor method) {
        method.visitVarInsn(Opcodes.ILOAD, variable);
      }
    };
  }

  /** A field of the object whose method it is, read without a method of its own. */
  static Value field(final String owner, final String name, final String descriptor) {
    return new Value() {
      @Override
      void push(MethodVisitor method) {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, owner, name, descriptor);
      }
    };
  }

  /** What a method without parameters of this object returns; the class must be final. */
  Value call(final String owner, final String name, final String descriptor) {
    return new Value() {
      @Override
      void push(MethodVisitor method) {
        Value.this.push(method);
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
      }
    };
  }

  /** Its {@code toString()}, which must not be the user's own; {@code "null"} for null. */
  Value asText() {
    return new Value() {
      @Override
      void push(MethodVisitor method) {
        Value.this.push(method);
        method.visitMethodInsn(
            Opcodes.INVOKESTATIC,
            "java/lang/String",
            "valueOf",
            "(Ljava/lang/Object;)Ljava/lang/String;",
            false);
      }
    };
  }
}
