package dev.faultline.weaving.site;

import dev.faultline.weaving.code.VerificationTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Stack map frames for handlers that are added to a method. What a handler throws on must reach the
 * method's own handlers, so its frame holds what theirs hold, by their own declaration; beside that
 * every object is a {@code java.lang.Object}. So no class needs to be loaded, neither here nor by
 * the verifier.
 */
final class HandlerFrames {

  private final Map<LabelNode, List<Object>> declared = new IdentityHashMap<>();
  private final int slots;

  /**
   * @param className internal name of the method's class
   */
  HandlerFrames(String className, MethodNode method) {
    slots = method.maxLocals;
    DeclaredLocals locals = new DeclaredLocals(className, method);
    List<LabelNode> here = new ArrayList<>();
    for (AbstractInsnNode node = method.instructions.getFirst();
        node != null;
        node = node.getNext()) {
      locals.pass(node);
      if (node instanceof LabelNode) {
        here.add((LabelNode) node);
      } else if (node instanceof FrameNode) {
        for (LabelNode label : here) {
          declared.put(label, locals.types());
        }
      } else if (node.getOpcode() >= 0) {
        here.clear();
      }
    }
  }

  /**
   * The frame of a handler.
   *
   * @param locals what it reads
   * @param enclosing whose handlers may get what it throws
   * @return null when there is none that suits all of them
   */
  FrameNode frame(List<LocalVariableNode> locals, List<TryCatchBlockNode> enclosing) {
    Object[] types = new Object[slots + 1];
    for (TryCatchBlockNode block : enclosing) {
      List<Object> theirs = declared.get(block.handler);
      if (theirs == null || !add(theirs, types)) {
        return null;
      }
    }
    for (LocalVariableNode local : locals) {
      if (types[local.index] == null) {
        types[local.index] = VerificationTypes.withoutClass(Type.getType(local.desc));
      }
    }
    List<Object> entries = entries(types);
    return new FrameNode(
        Opcodes.F_FULL, entries.size(), entries.toArray(), 1, new Object[] {"java/lang/Throwable"});
  }

  private static boolean add(List<Object> theirs, Object[] types) {
    int slot = 0;
    for (Object entry : theirs) {
      if (entry instanceof LabelNode || entry == Opcodes.UNINITIALIZED_THIS) {
        return false;
      }
      if (entry != Opcodes.TOP) {
        if (types[slot] != null && !types[slot].equals(entry)) {
          return false;
        }
        types[slot] = entry;
      }
      slot += VerificationTypes.slots(entry);
    }
    return true;
  }

  private static List<Object> entries(Object[] types) {
    int end = types.length;
    while (end > 0 && types[end - 1] == null) {
      end--;
    }
    List<Object> entries = new ArrayList<>(end);
    for (int slot = 0; slot < end; slot += VerificationTypes.slots(types[slot])) {
      entries.add(types[slot] == null ? Opcodes.TOP : types[slot]);
    }
    return entries.isEmpty() ? Collections.emptyList() : entries;
  }
}
