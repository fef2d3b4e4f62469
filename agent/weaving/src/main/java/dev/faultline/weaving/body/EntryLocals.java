package dev.faultline.weaving.body;

import dev.faultline.weaving.code.VerificationTypes;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.ParameterNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The receiver and the parameters of a method, each with the slot in which its value at entry can
 * still be read when an exception leaves the method. Made before anything is inserted.
 */
public final class EntryLocals {

  /** A receiver or parameter. */
  public static final class Entry {

    public final int slot;
    public final Type type;

    /** Null when the class file does not tell it. */
    public final String name;

    /** Whether the slot holds the value of the entry from the beginning to the end. */
    public final boolean kept;

    Entry(int slot, Type type, String name, boolean kept) {
      this.slot = slot;
      this.type = type;
      this.name = name;
      this.kept = kept;
    }
  }

  private final MethodNode method;
  private final boolean constructor;
  private final boolean exact;
  private final List<Entry> entries = new ArrayList<>();
  private final int slots;

  private EntryLocals(String className, MethodNode method, boolean exact) {
    this.method = method;
    this.exact = exact;
    this.constructor = method.name.equals("<init>");
    int slot = 0;
    if ((method.access & Opcodes.ACC_STATIC) == 0) {
      Type type = Type.getObjectType(className);
      entries.add(new Entry(0, type, "this", isKept(0, type)));
      slot = 1;
    }
    Type[] parameters = Type.getArgumentTypes(method.desc);
    for (int i = 0; i < parameters.length; i++) {
      Type type = parameters[i];
      entries.add(new Entry(slot, type, name(slot, i, parameters.length), isKept(slot, type)));
      slot += type.getSize();
    }
    this.slots = slot;
  }

  /**
   * For who only passes the values on: frames may tell of references as objects of any class.
   *
   * @param className internal name
   */
  public static EntryLocals toPassOn(String className, MethodNode method) {
    return new EntryLocals(className, method, false);
  }

  /**
   * For who enters the body with them once more: frames tell of them by their declared types.
   *
   * @param className internal name
   */
  public static EntryLocals toEnterAgain(String className, MethodNode method) {
    return new EntryLocals(className, method, true);
  }

  /** In the order of their slots. */
  public List<Entry> all() {
    return entries;
  }

  /** How many slots they take, from 0 on. */
  public int slots() {
    return slots;
  }

  private String name(int slot, int index, int count) {
    if (method.localVariables != null) {
      for (LocalVariableNode local : method.localVariables) {
        if (local.index == slot && isFromTheStart(local)) {
          return local.name;
        }
      }
    }
    // Constructors of inner classes and enums have parameters that this table may leave out.
    List<ParameterNode> declared = method.parameters;
    return declared != null && declared.size() == count ? declared.get(index).name : null;
  }

  private static boolean isFromTheStart(LocalVariableNode local) {
    AbstractInsnNode before = local.start.getPrevious();
    while (before != null && before.getOpcode() < 0) {
      before = before.getPrevious();
    }
    return before == null;
  }

  private boolean isKept(int slot, Type type) {
    for (AbstractInsnNode one = method.instructions.getFirst(); one != null; one = one.getNext()) {
      if (writes(one, slot, type.getSize())
          || one instanceof FrameNode && !declares((FrameNode) one, slot, type)) {
        return false;
      }
    }
    return true;
  }

  private static boolean writes(AbstractInsnNode instruction, int slot, int size) {
    int opcode = instruction.getOpcode();
    if (opcode == Opcodes.IINC) {
      return ((IincInsnNode) instruction).var == slot;
    }
    if (opcode < Opcodes.ISTORE || opcode > Opcodes.ASTORE) {
      return false;
    }
    int first = ((VarInsnNode) instruction).var;
    int last = first + (opcode == Opcodes.LSTORE || opcode == Opcodes.DSTORE ? 1 : 0);
    return first < slot + size && last >= slot;
  }

  /** Compilers may leave out of a frame what is not read any more; then nobody can read it. */
  private boolean declares(FrameNode frame, int slot, Type type) {
    int at = 0;
    for (Object entry : frame.local) {
      if (at == slot) {
        return frameType(type).equals(entry)
            || !exact && type.getSort() >= Type.ARRAY && entry instanceof String
            || slot == 0 && constructor && Opcodes.UNINITIALIZED_THIS.equals(entry);
      }
      at += VerificationTypes.slots(entry);
    }
    return false;
  }

  /** How a frame tells of a value. */
  public Object frameType(Type type) {
    return exact ? VerificationTypes.of(type) : VerificationTypes.withoutClass(type);
  }

  /** What a frame can say of the entries' slots where all hold what they held at entry. */
  public List<Object> frameAtEntry() {
    List<Object> frame = new ArrayList<>();
    for (Entry entry : entries) {
      frame.add(frameType(entry.type));
    }
    return frame;
  }

  /** What a frame can say of the entries' slots at every place of the method. */
  public List<Object> frame() {
    List<Object> frame = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.kept) {
        frame.add(frameType(entry.type));
      } else {
        for (int i = 0; i < entry.type.getSize(); i++) {
          frame.add(Opcodes.TOP);
        }
      }
    }
    return frame;
  }
}
