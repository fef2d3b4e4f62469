package dev.faultline.it.everyclass;

import dev.faultline.it.program.Jars;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes class files such as ProGuard writes: their stack map frames declare nothing of a local that
 * is written before it is read again, though every way there has left something in it.
 */
final class DeadLocals {

  private final MethodNode method;
  private final InsnList code;

  /** The slots that are read before they are written, by instruction. */
  private final BitSet[] live;

  private DeadLocals(MethodNode method) {
    this.method = method;
    code = method.instructions;
    live = new BitSet[code.size() + 1];
    for (int i = 0; i < live.length; i++) {
      live[i] = new BitSet();
    }
  }

  /** The same jar, its classes without a declaration of such locals. */
  static ClassFileJar leftOutOf(ClassFileJar jar) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    jar.classes(8).forEach((name, file) -> files.put(name + ".class", without(file)));
    String name = jar.name() + " without dead locals";
    return new ClassFileJar(
        name, Jars.write(name.replace(' ', '-') + ".jar", null, files), jar.libraries());
  }

  private static byte[] without(byte[] classFile) {
    ClassNode type = new ClassNode();
    new ClassReader(classFile).accept(type, ClassReader.EXPAND_FRAMES);
    for (MethodNode method : type.methods) {
      new DeadLocals(method).leaveOut();
    }
    ClassWriter writer = new ClassWriter(0);
    type.accept(writer);
    return writer.toByteArray();
  }

  private void leaveOut() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = code.size() - 1; i >= 0; i--) {
        BitSet now = before(i);
        changed |= !now.equals(live[i]);
        live[i] = now;
      }
    }
    for (AbstractInsnNode node : code) {
      if (node instanceof FrameNode frame) {
        frame.local = declaredIn(frame, live[code.indexOf(node)]);
      }
    }
  }

  private BitSet before(int index) {
    AbstractInsnNode node = code.get(index);
    BitSet slots = new BitSet();
    for (int next : followers(node, index)) {
      slots.or(live[next]);
    }
    if (node instanceof VarInsnNode local) {
      int end = local.var + (isWide(local.getOpcode()) ? 2 : 1);
      slots.set(local.var, end, local.getOpcode() < Opcodes.ISTORE);
    } else if (node instanceof IincInsnNode counter) {
      slots.set(counter.var);
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (code.indexOf(block.start) <= index && index < code.indexOf(block.end)) {
        slots.or(live[code.indexOf(block.handler)]);
      }
    }
    return slots;
  }

  private List<Integer> followers(AbstractInsnNode node, int index) {
    int opcode = node.getOpcode();
    List<Integer> next = new ArrayList<>();
    if (node instanceof JumpInsnNode jump) {
      next.add(code.indexOf(jump.label));
    } else if (node instanceof TableSwitchInsnNode cases) {
      addAll(cases.labels, cases.dflt, next);
    } else if (node instanceof LookupSwitchInsnNode cases) {
      addAll(cases.labels, cases.dflt, next);
    }
    boolean leaves = opcode == Opcodes.GOTO || opcode == Opcodes.ATHROW;
    if (!leaves && (opcode < Opcodes.TABLESWITCH || opcode > Opcodes.RETURN)) {
      next.add(index + 1);
    }
    return next;
  }

  private void addAll(List<LabelNode> labels, LabelNode other, List<Integer> next) {
    labels.forEach(label -> next.add(code.indexOf(label)));
    next.add(code.indexOf(other));
  }

  private static boolean isWide(int opcode) {
    return opcode == Opcodes.LLOAD
        || opcode == Opcodes.DLOAD
        || opcode == Opcodes.LSTORE
        || opcode == Opcodes.DSTORE;
  }

  private static List<Object> declaredIn(FrameNode frame, BitSet live) {
    List<Object> declared = new ArrayList<>();
    int slot = 0;
    for (Object type : frame.local) {
      int size = type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
      if (live.get(slot) || type == Opcodes.UNINITIALIZED_THIS) {
        declared.add(type);
      } else {
        for (int i = 0; i < size; i++) {
          declared.add(Opcodes.TOP);
        }
      }
      slot += size;
    }
    return declared;
  }
}
