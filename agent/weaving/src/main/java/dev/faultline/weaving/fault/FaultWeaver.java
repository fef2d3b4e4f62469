package dev.faultline.weaving.fault;

import dev.faultline.weaving.body.BodyWeaver;
import dev.faultline.weaving.body.EntryLocals;
import dev.faultline.weaving.code.ClassConstant;
import dev.faultline.weaving.code.IntConstant;
import dev.faultline.weaving.guard.OutcomeCode;
import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Weaves the methods of one class into which faults are injected:
 *
 * <pre>
 *   if ((outcome = FaultProbe.meet(number, class)) != null)
 *     return outcome.value()
 *   the body
 * </pre>
 *
 * <p>Loads no class. Used once, by one thread.
 */
final class FaultWeaver extends BodyWeaver<Integer> {

  private static final String PROBE = "dev/faultline/bootstrap/FaultProbe";

  FaultWeaver(ClassLoader loader, ClassReader reader, ClassOutline type, FaultyMethods faulty) {
    super(reader, type, "meets no fault");
    for (int i = 0; i < type.methods().size(); i++) {
      MethodOutline method = type.methods().get(i);
      int number = faulty.of(loader, type, method);
      if (number == FaultyMethods.NONE) {
        continue;
      }
      String reason = reasonAgainst(method);
      if (reason == null) {
        choose(i, number);
      } else {
        leaveAlone(method.name(), reason);
      }
    }
  }

  private static String reasonAgainst(MethodOutline method) {
    if (method.name().startsWith("<")) {
      return "it makes an object or its class; have the fault strike the method that calls it";
    }
    if ((method.access() & Opcodes.ACC_ABSTRACT) != 0) {
      return "it is abstract; have the fault strike the methods that implement it";
    }
    if ((method.access() & Opcodes.ACC_NATIVE) != 0) {
      return "it is native, and has no code to weave; have the fault strike the methods that call"
          + " it";
    }
    return null;
  }

  @Override
  protected String change(MethodNode method, Integer number) {
    EntryLocals entry = EntryLocals.toEnterAgain(type().name(), method);
    InsnList code = new InsnList();
    code.add(IntConstant.push(number));
    ClassConstant.push(code, type().name(), version());
    // stack: [int, Class]
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            PROBE,
            "meet",
            "(ILjava/lang/Class;)" + OutcomeCode.descriptor(),
            false));
    OutcomeCode.returnOrGoOn(code, method, entry, withFrames());
    method.instructions.insert(code);
    method.maxStack = Math.max(method.maxStack, 2);
    return null;
  }

  /** Faults are asked for by name, and worth more than the compiler. */
  @Override
  protected boolean sparesCompiler() {
    return false;
  }
}
