package dev.faultline.weaving.method.pattern;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Recognizes methods that compilers of Scala and Kotlin write beside one of the user's, with a copy
 * of its annotations: the parameters are loaded in their order, one call is made, and what that
 * returns is returned. Names that no source has tell them from what somebody wrote by hand:
 *
 * <ul>
 *   <li>of an object or a companion, as static methods: {@code MODULE$.m(…)}, {@code
 *       Companion.m(…)};
 *   <li>of a trait, in classes that extend it: {@code T.m$(this, …)};
 *   <li>with fewer parameters: {@code m$default(this, …, mask, null)}.
 * </ul>
 *
 * Used once, by one thread.
 */
final class ForwardingCode {

  private static final String NULL_CHECKS = "kotlin/jvm/internal/Intrinsics";
  private static final String DEFAULTS = "$default";

  private final String type;
  private final MethodNode method;
  private final boolean isStatic;
  private final List<AbstractInsnNode> code = new ArrayList<>();
  private int at;

  /** The class of the only object of its kind, when that has been loaded. */
  private String single;

  /** Whether something else than parameters is handed on. */
  private boolean more;

  /**
   * @param type internal name of the method's class
   */
  ForwardingCode(String type, MethodNode method) {
    this.type = type;
    this.method = method;
    this.isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    for (AbstractInsnNode one = method.instructions.getFirst(); one != null; one = one.getNext()) {
      if (one.getOpcode() >= 0) {
        code.add(one);
      }
    }
  }

  /** What it forwards to; null when it does more than that. */
  ForwardedMethod forwarded() {
    while (isNullCheck()) {
      at += 3;
    }
    if (isStatic && at < code.size() && code.get(at).getOpcode() == Opcodes.GETSTATIC) {
      single = singleOf((FieldInsnNode) code.get(at));
      at++;
      if (single == null) {
        return null;
      }
    }
    if (!loadsParameters() || at != code.size() - 2 || !isReturn(code.get(at + 1).getOpcode())) {
      return null;
    }
    AbstractInsnNode call = code.get(at);
    return call instanceof MethodInsnNode ? called((MethodInsnNode) call) : null;
  }

  private boolean isNullCheck() {
    return at + 2 < code.size()
        && code.get(at).getOpcode() == Opcodes.ALOAD
        && code.get(at + 1).getOpcode() == Opcodes.LDC
        && code.get(at + 2).getOpcode() == Opcodes.INVOKESTATIC
        && ((MethodInsnNode) code.get(at + 2)).owner.equals(NULL_CHECKS);
  }

  /** Scala's of an object is in that, Kotlin's companion in the class that it is of. */
  private String singleOf(FieldInsnNode field) {
    boolean isModule = field.owner.equals(type + "$") && field.name.equals("MODULE$");
    boolean isCompanion = field.owner.equals(type);
    String held = isModule ? field.owner : type + "$" + field.name;
    return (isModule || isCompanion) && field.desc.equals("L" + held + ";") ? held : null;
  }

  /** Moves behind them, and behind constants for others. */
  private boolean loadsParameters() {
    int next = 0;
    int all = (Type.getArgumentsAndReturnSizes(method.desc) >> 2) - (isStatic ? 1 : 0);
    for (; at < code.size(); at++) {
      AbstractInsnNode one = code.get(at);
      int opcode = one.getOpcode();
      if (opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD) {
        if (more || ((VarInsnNode) one).var != next) {
          return false;
        }
        next += opcode == Opcodes.LLOAD || opcode == Opcodes.DLOAD ? 2 : 1;
      } else if (opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.LDC) {
        more = true;
      } else {
        break;
      }
    }
    return next == all;
  }

  private static boolean isReturn(int opcode) {
    return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
  }

  private ForwardedMethod called(MethodInsnNode call) {
    boolean isStaticCall = call.getOpcode() == Opcodes.INVOKESTATIC;
    if (isStaticCall
        && call.name.equals(method.name + DEFAULTS)
        && call.owner.equals(single == null ? type : single)) {
      return new ForwardedMethod(call.owner, method.name, null);
    }
    boolean isOfSingle =
        call.getOpcode() == Opcodes.INVOKEVIRTUAL
            && call.owner.equals(single)
            && call.name.equals(method.name)
            && call.desc.equals(method.desc);
    boolean isOfTrait =
        isStaticCall
            && !isStatic
            && call.name.equals(method.name + "$")
            && call.desc.equals("(L" + call.owner + ";" + method.desc.substring(1));
    return !more && (isOfSingle || isOfTrait)
        ? new ForwardedMethod(call.owner, method.name, method.desc)
        : null;
  }
}
