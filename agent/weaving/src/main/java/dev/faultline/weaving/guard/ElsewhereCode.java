package dev.faultline.weaving.guard;

import dev.faultline.weaving.body.EntryLocals;
import dev.faultline.weaving.code.IntConstant;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Inserts what guards a method whose calls are made elsewhere, each by calling the method once
 * more:
 *
 * <pre>
 *   if ((outcome = GuardProbe.start(number, this, arguments, lookup)) != null)
 *     return outcome.value()
 *   the body
 * </pre>
 */
final class ElsewhereCode {

  private static final String PROBE = "dev/faultline/bootstrap/GuardProbe";

  private final MethodNode method;
  private final MethodGuard guard;
  private final boolean withFrames;
  private final EntryLocals entry;

  /**
   * @param className internal name
   * @param withFrames whether the class file is of a version that has stack map frames
   */
  ElsewhereCode(String className, MethodNode method, MethodGuard guard, boolean withFrames) {
    this.method = method;
    this.guard = guard;
    this.withFrames = withFrames;
    this.entry = EntryLocals.toEnterAgain(className, method);
  }

  /** Changes the method. */
  void insert() {
    int[] values = new int[entry.all().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = entry.all().get(i).slot;
    }
    InsnList code = new InsnList();
    code.add(IntConstant.push(guard.number()));
    new CallContext(method, entry, values).add(code);
    // stack: [int, Object, Object[], Lookup]
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            PROBE,
            "start",
            "(I" + CallContext.DESCRIPTOR + ")" + OutcomeCode.descriptor(),
            false));
    OutcomeCode.returnOrGoOn(code, method, entry, withFrames);
    method.instructions.insert(code);
    // Number, receiver, and an array twice with an index and a value of two slots.
    method.maxStack = Math.max(method.maxStack, 7);
  }
}
