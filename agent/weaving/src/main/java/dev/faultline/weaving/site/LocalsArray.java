package dev.faultline.weaving.site;

import dev.faultline.weaving.code.Boxing;
import dev.faultline.weaving.code.IntConstant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The locals in scope as an array of objects, for the call of a probe. */
final class LocalsArray {

  private LocalsArray() {}

  /** Code that pushes the array; null in its place when there are no locals. */
  static InsnList push(List<LocalVariableNode> locals) {
    InsnList code = new InsnList();
    if (locals.isEmpty()) {
      code.add(new InsnNode(Opcodes.ACONST_NULL));
      return code;
    }
    code.add(IntConstant.push(locals.size()));
    code.add(new TypeInsnNode(Opcodes.ANEWARRAY, "java/lang/Object"));
    for (int i = 0; i < locals.size(); i++) {
      LocalVariableNode local = locals.get(i);
      Type type = Type.getType(local.desc);
      // stack: [..., Object[]]
      code.add(new InsnNode(Opcodes.DUP));
      code.add(IntConstant.push(i));
      code.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), local.index));
      Boxing.box(code, type);
      // stack: [..., Object[], Object[], int, Object]
      code.add(new InsnNode(Opcodes.AASTORE));
    }
    return code;
  }

  /**
   * Slots needed above a throwable: itself again, the site, and the array twice with an index and a
   * value of two slots.
   */
  static int stackAbove(List<LocalVariableNode> locals) {
    return locals.isEmpty() ? 3 : 7;
  }

  static List<String> names(List<LocalVariableNode> locals) {
    if (locals.isEmpty()) {
      return Collections.emptyList();
    }
    String[] names = new String[locals.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = locals.get(i).name;
    }
    return Arrays.asList(names);
  }
}
