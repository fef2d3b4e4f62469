package dev.faultline.weaving.site;

import dev.faultline.weaving.code.UninitializedReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * The locals that are both in scope by the LocalVariableTable and, by the verifier's view of the
 * frame, hold a value of the declared kind. Compilers' tables are not always right; only what both
 * agree on can be read safely.
 */
final class LocalsInScope {

  /**
   * More locals than this at one place are generated code, and what its author would look for is
   * among the first.
   */
  private static final int MAX_LOCALS = 64;

  private static final Comparator<LocalVariableNode> BY_SLOT =
      new Comparator<LocalVariableNode>() {
        @Override
        public int compare(LocalVariableNode one, LocalVariableNode other) {
          return Integer.compare(one.index, other.index);
        }
      };

  private LocalsInScope() {}

  /**
   * @param frame the frame before the instruction, or null when it is not known
   * @param declared what the class file's own frames say there
   * @return in the order of their slots; empty without debug information
   */
  static List<LocalVariableNode> at(
      int instruction, MethodNode method, Frame<BasicValue> frame, DeclaredLocals declared) {
    if (frame == null || method.localVariables == null) {
      return Collections.emptyList();
    }
    List<LocalVariableNode> inScope = new ArrayList<>();
    InsnList instructions = method.instructions;
    for (LocalVariableNode local : method.localVariables) {
      if (instructions.indexOf(local.start) <= instruction
          && instruction < instructions.indexOf(local.end)
          && local.index < frame.getLocals()
          && declared.isReadable(local.index)
          && isUserNamed(local.name)
          && holds(frame.getLocal(local.index), Type.getType(local.desc))) {
        inScope.add(local);
      }
    }
    Collections.sort(inScope, BY_SLOT);
    return inScope.size() <= MAX_LOCALS ? inScope : inScope.subList(0, MAX_LOCALS);
  }

  /** Kotlin's compiler marks inlined functions with locals that hold nothing. */
  private static boolean isUserNamed(String name) {
    return !name.startsWith("$i$f$") && !name.startsWith("$i$a$");
  }

  private static boolean holds(BasicValue value, Type declared) {
    if (value instanceof UninitializedReference) {
      return false;
    }
    switch (declared.getSort()) {
      case Type.BOOLEAN:
      case Type.CHAR:
      case Type.BYTE:
      case Type.SHORT:
      case Type.INT:
        return value == BasicValue.INT_VALUE;
      case Type.LONG:
        return value == BasicValue.LONG_VALUE;
      case Type.FLOAT:
        return value == BasicValue.FLOAT_VALUE;
      case Type.DOUBLE:
        return value == BasicValue.DOUBLE_VALUE;
      default:
        return value.isReference();
    }
  }
}
