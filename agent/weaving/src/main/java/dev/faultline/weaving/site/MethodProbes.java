package dev.faultline.weaving.site;

import dev.faultline.capture.site.ThrowSite;
import dev.faultline.weaving.code.Boxing;
import dev.faultline.weaving.code.IntConstant;
import dev.faultline.weaving.code.MethodAnalysis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** Inserts the probes of one method. */
final class MethodProbes {

  private static final String PROBE = "dev/faultline/bootstrap/Probe";

  private final ClassSites sites;
  private final String className;
  private final MethodNode method;
  private final boolean withLocals;
  private final int ownStack;

  MethodProbes(ClassSites sites, String className, MethodNode method, boolean withLocals) {
    this.sites = sites;
    this.className = className;
    this.method = method;
    this.withLocals = withLocals;
    this.ownStack = method.maxStack;
  }

  void insert() {
    Frame<BasicValue>[] frames = withLocals ? analyze() : null;
    AbstractInsnNode[] instructions = method.instructions.toArray();
    List<InsnList> probes = new ArrayList<>();
    List<AbstractInsnNode> throwing = new ArrayList<>();
    DeclaredLocals declared = new DeclaredLocals(method);
    int line = -1;
    for (int i = 0; i < instructions.length; i++) {
      declared.pass(instructions[i]);
      if (instructions[i] instanceof LineNumberNode) {
        line = ((LineNumberNode) instructions[i]).line;
      } else if (instructions[i].getOpcode() == Opcodes.ATHROW) {
        Frame<BasicValue> frame = frames == null ? null : frames[i];
        if (frames != null && frame == null) {
          continue; // never reached
        }
        InsnList probe = probe(line, LocalsInScope.at(i, method, frame, declared), frame);
        if (probe != null) {
          throwing.add(instructions[i]);
          probes.add(probe);
        }
      }
    }
    // Only now: inserting changes the indices that the frames go by.
    for (int i = 0; i < probes.size(); i++) {
      method.instructions.insertBefore(throwing.get(i), probes.get(i));
    }
  }

  /** Without frames the throw is still told, without its locals. */
  private Frame<BasicValue>[] analyze() {
    return method.localVariables == null || method.localVariables.isEmpty()
        ? null
        : MethodAnalysis.of(className, method);
  }

  private InsnList probe(int line, List<LocalVariableNode> locals, Frame<BasicValue> frame) {
    ThrowSite site = sites.next(method.name, line, names(locals), false);
    if (site == null) {
      return null;
    }
    InsnList code = new InsnList();
    // stack: [Throwable]
    code.add(new InsnNode(Opcodes.DUP));
    code.add(IntConstant.push(site.number()));
    // stack: [Throwable, Throwable, int]
    if (locals.isEmpty()) {
      code.add(new InsnNode(Opcodes.ACONST_NULL));
    } else {
      boxIntoArray(code, locals);
    }
    // stack: [Throwable, Throwable, int, Object[]]
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            PROBE,
            "thrown",
            "(Ljava/lang/Throwable;I[Ljava/lang/Object;)V",
            false));
    // stack: [Throwable]

    // Above the throwable: itself again, the site, and the array twice with an index and a value of
    // two slots.
    int above = locals.isEmpty() ? 3 : 7;
    method.maxStack = Math.max(method.maxStack, stackSize(frame) + above);
    return code;
  }

  private static void boxIntoArray(InsnList code, List<LocalVariableNode> locals) {
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
  }

  private int stackSize(Frame<BasicValue> frame) {
    if (frame == null) {
      return ownStack;
    }
    int size = 0;
    for (int i = 0; i < frame.getStackSize(); i++) {
      size += frame.getStack(i).getSize();
    }
    return size;
  }

  private static List<String> names(List<LocalVariableNode> locals) {
    if (locals.isEmpty()) {
      return Collections.emptyList();
    }
    String[] names = new String[locals.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = locals.get(i).name;
    }
    return java.util.Arrays.asList(names);
  }
}
