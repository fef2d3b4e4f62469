package dev.faultline.weaving.guard;

import dev.faultline.weaving.body.EntryLocals;
import dev.faultline.weaving.code.Boxing;
import dev.faultline.weaving.code.IntConstant;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Puts on the stack what a guard may want to know of a call: receiver, arguments, access. */
final class CallContext {

  private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";

  /** What {@link #add} leaves on the stack, as parameters. */
  static final String DESCRIPTOR = "Ljava/lang/Object;[Ljava/lang/Object;L" + LOOKUP + ";";

  private static final String OBJECT = "java/lang/Object";

  private final boolean isStatic;
  private final EntryLocals entry;
  private final int[] values;

  /**
   * @param values slots of the values at entry, by parameter
   */
  CallContext(MethodNode method, EntryLocals entry, int[] values) {
    this.isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    this.entry = entry;
    this.values = values;
  }

  boolean isStatic() {
    return isStatic;
  }

  /** Null for a static method. */
  void addReceiver(InsnList code) {
    code.add(
        isStatic ? new InsnNode(Opcodes.ACONST_NULL) : new VarInsnNode(Opcodes.ALOAD, values[0]));
  }

  /** Adds all of it. */
  void add(InsnList code) {
    int first = isStatic ? 0 : 1;
    addReceiver(code);
    code.add(IntConstant.push(values.length - first));
    code.add(new TypeInsnNode(Opcodes.ANEWARRAY, OBJECT));
    for (int i = first; i < values.length; i++) {
      Type type = entry.all().get(i).type;
      // stack: [..., Object[]]
      code.add(new InsnNode(Opcodes.DUP));
      code.add(IntConstant.push(i - first));
      code.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), values[i]));
      Boxing.box(code, type);
      // stack: [..., Object[], Object[], int, Object]
      code.add(new InsnNode(Opcodes.AASTORE));
    }
    addLookup(code);
    // stack: [..., Object, Object[], Lookup]
  }

  private static void addLookup(InsnList code) {
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            "java/lang/invoke/MethodHandles",
            "lookup",
            "()L" + LOOKUP + ";",
            false));
  }
}
