package dev.faultline.weaving.guard;

import dev.faultline.weaving.body.BodyWeaver;
import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Weaves the guarded methods of one class; the others are copied as they are. Loads no class. Used
 * once, by one thread.
 */
final class GuardWeaver extends BodyWeaver<MethodGuard> {

  /** A method can have 255, of which a method handle takes one for itself. */
  private static final int MOST_WORDS = 254;

  private final GuardedMethods guarded;

  GuardWeaver(ClassLoader loader, ClassReader reader, ClassOutline type, GuardedMethods guarded) {
    super(reader, type, "is not guarded");
    this.guarded = guarded;
    for (int i = 0; i < type.methods().size(); i++) {
      MethodOutline method = type.methods().get(i);
      MethodGuard guard = guarded.of(loader, type, method);
      if (guard == null) {
        continue;
      }
      String reason = reasonAgainst(method);
      if (reason == null) {
        choose(i, guard);
      } else {
        leaveAlone(method.name(), reason);
      }
    }
  }

  private static String reasonAgainst(MethodOutline method) {
    if (method.name().equals("<init>")) {
      return "it is a constructor, which runs once for each object;"
          + " guard the method that calls it";
    }
    if (method.name().equals("<clinit>")) {
      return "it initializes its class, which happens once; guard a method that it calls";
    }
    if ((method.access() & Opcodes.ACC_ABSTRACT) != 0) {
      return "it is abstract; guard the methods that implement it";
    }
    if ((method.access() & Opcodes.ACC_NATIVE) != 0) {
      return "it is native, and has no code to weave; guard the methods that call it";
    }
    return null;
  }

  @Override
  protected String change(MethodNode method, MethodGuard guard) {
    for (AbstractInsnNode one = method.instructions.getFirst(); one != null; one = one.getNext()) {
      if (one.getOpcode() == Opcodes.JSR || one.getOpcode() == Opcodes.RET) {
        return "it has subroutines (jsr), as compilers before Java 6 made them";
      }
    }
    if (guard.startsElsewhere() && words(method) > MOST_WORDS) {
      return "its parameters take "
          + words(method)
          + " words, one more than a call by method handle can have; take one away, or guard the"
          + " method that calls it";
    }
    if (guard.startsElsewhere()) {
      new ElsewhereCode(type().name(), method, guard, withFrames()).insert();
      return null;
    }
    Returns returns = Returns.of(type().name(), method);
    if (returns == null) {
      return "it is too large to be analyzed";
    }
    new GuardCode(type().name(), method, guard, returns, version()).insert();
    return null;
  }

  /** What the arguments take, the receiver included, where a long or a double is two. */
  private static int words(MethodNode method) {
    int all = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
    return (method.access & Opcodes.ACC_STATIC) != 0 ? all - 1 : all;
  }

  /** Recovery is asked for by name, and worth more than the compiler. */
  @Override
  protected boolean sparesCompiler() {
    return false;
  }

  @Override
  protected void outgrewCompiler(MethodNode method, String growth) {
    guarded.outgrewCompiler(type(), method.name, growth);
  }
}
