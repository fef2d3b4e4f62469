package dev.faultline.weaving.method;

import dev.faultline.weaving.body.EntryLocals;
import dev.faultline.weaving.body.EntryLocals.Entry;
import dev.faultline.weaving.body.LocalsShift;
import dev.faultline.weaving.code.Boxing;
import dev.faultline.weaving.code.IntConstant;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Inserts what captures one method:
 *
 * <pre>
 *   entered = System.nanoTime()            when it is measured
 *   copy = parameter                       for parameters that the body assigns to
 *   try { the body, with MethodProbe.returned(entered, method) before each return }
 *   catch (Throwable thrown) {
 *     try { MethodProbe.threw(entered, method); Probe.exited(thrown, site, values) }
 *     catch (Throwable noRoom) {}
 *     throw thrown
 *   }
 * </pre>
 *
 * <p>The handler is the last of the method's, so that it sees what leaves the method and nothing
 * else. Its frame tells of references as objects of any class: that is all it needs, and no class
 * has to be known for it.
 */
final class CaptureCode {

  private static final String PROBE = "dev/faultline/bootstrap/Probe";
  private static final String METHOD_PROBE = "dev/faultline/bootstrap/MethodProbe";
  private static final String THROWABLE = "java/lang/Throwable";

  private final MethodNode method;
  private final EntryLocals entry;
  private final List<Entry> captured;
  private final ProtectedCode body;
  private final boolean withFrames;

  /** Slots of our own locals; -1 for one that there is none of. */
  private int entered = -1;

  private int thrown;
  private int[] values = {};

  /** What frames say of our locals in the body; the throwable's has nothing in it yet. */
  private final List<Object> ownLocals = new ArrayList<>();

  /**
   * @param captured those of the entries that become part of the event
   * @param withFrames whether the class file is of a version that has stack map frames
   */
  CaptureCode(
      MethodNode method,
      EntryLocals entry,
      List<Entry> captured,
      ProtectedCode body,
      boolean withFrames) {
    this.method = method;
    this.entry = entry;
    this.captured = captured;
    this.body = body;
    this.withFrames = withFrames;
  }

  /**
   * Changes the method.
   *
   * @param measured the method's number, or -1 when its calls are not measured
   * @param site the number of its exit site
   */
  void insert(int measured, int site) {
    layOutLocals(measured >= 0);
    int ownStack = method.maxStack;
    new LocalsShift(method, entry.slots(), ownLocals).apply();
    body.delimit();
    if (measured >= 0) {
      insertBeforeReturns(measured);
    }
    method.instructions.insert(prologue(measured >= 0));
    appendHandler(measured, site);
    // In the body: a time and a number above what is returned. In the handler: the throwable, the
    // site, and the array twice with an index and a value of two slots.
    method.maxStack = Math.max(ownStack + 3, 7);
  }

  private void layOutLocals(boolean measured) {
    int next = entry.slots();
    if (measured) {
      entered = next;
      next += 2;
      ownLocals.add(Opcodes.LONG);
    }
    values = new int[captured.size()];
    for (int i = 0; i < values.length; i++) {
      Entry one = captured.get(i);
      values[i] = one.slot;
      if (!one.kept) {
        values[i] = next;
        next += one.type.getSize();
        ownLocals.add(entry.frameType(one.type));
      }
    }
    thrown = next;
    ownLocals.add(Opcodes.TOP);
  }

  private InsnList prologue(boolean measured) {
    InsnList code = new InsnList();
    if (measured) {
      code.add(call("java/lang/System", "nanoTime", "()J"));
      code.add(new VarInsnNode(Opcodes.LSTORE, entered));
    }
    for (int i = 0; i < values.length; i++) {
      Entry one = captured.get(i);
      if (!one.kept) {
        code.add(new VarInsnNode(one.type.getOpcode(Opcodes.ILOAD), one.slot));
        code.add(new VarInsnNode(one.type.getOpcode(Opcodes.ISTORE), values[i]));
      }
    }
    return code;
  }

  private void insertBeforeReturns(int measured) {
    for (AbstractInsnNode one : method.instructions.toArray()) {
      if (one.getOpcode() >= Opcodes.IRETURN && one.getOpcode() <= Opcodes.RETURN) {
        InsnList code = new InsnList();
        tellTime(code, "returned", measured);
        method.instructions.insertBefore(one, code);
      }
    }
  }

  private void tellTime(InsnList code, String probe, int measured) {
    // stack: [...]
    code.add(new VarInsnNode(Opcodes.LLOAD, entered));
    code.add(IntConstant.push(measured));
    // stack: [..., long, int]
    code.add(call(METHOD_PROBE, probe, "(JI)V"));
    // stack: [...]
  }

  private void appendHandler(int measured, int site) {
    LabelNode handler = new LabelNode();
    LabelNode told = new LabelNode();
    LabelNode noRoom = new LabelNode();
    InsnList code = new InsnList();
    code.add(handler);
    addFrame(code, Opcodes.TOP);
    // stack: [Throwable]
    code.add(new VarInsnNode(Opcodes.ASTORE, thrown));
    LabelNode telling = new LabelNode();
    code.add(telling);
    // stack: []
    if (measured >= 0) {
      tellTime(code, "threw", measured);
    }
    code.add(new VarInsnNode(Opcodes.ALOAD, thrown));
    code.add(IntConstant.push(site));
    // stack: [Throwable, int]
    addValues(code);
    // stack: [Throwable, int, Object[]]
    code.add(call(PROBE, "exited", "(Ljava/lang/Throwable;I[Ljava/lang/Object;)V"));
    code.add(told);
    // stack: []
    code.add(new VarInsnNode(Opcodes.ALOAD, thrown));
    code.add(new InsnNode(Opcodes.ATHROW));
    // Out of stack or memory there is no room for the array or for the call.
    code.add(noRoom);
    addFrame(code, THROWABLE);
    // stack: [Throwable], which is not the application's
    code.add(new InsnNode(Opcodes.POP));
    code.add(new VarInsnNode(Opcodes.ALOAD, thrown));
    code.add(new InsnNode(Opcodes.ATHROW));
    method.instructions.add(code);
    for (LabelNode[] range : body.ranges()) {
      method.tryCatchBlocks.add(new TryCatchBlockNode(range[0], range[1], handler, null));
    }
    method.tryCatchBlocks.add(new TryCatchBlockNode(telling, told, noRoom, THROWABLE));
  }

  private void addFrame(InsnList code, Object thrownLocal) {
    if (!withFrames) {
      return;
    }
    List<Object> locals = entry.frame();
    locals.addAll(ownLocals.subList(0, ownLocals.size() - 1));
    locals.add(thrownLocal);
    code.add(
        new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), 1, new Object[] {THROWABLE}));
  }

  private void addValues(InsnList code) {
    if (captured.isEmpty()) {
      code.add(new InsnNode(Opcodes.ACONST_NULL));
      return;
    }
    code.add(IntConstant.push(values.length));
    code.add(new TypeInsnNode(Opcodes.ANEWARRAY, "java/lang/Object"));
    for (int i = 0; i < values.length; i++) {
      Type type = captured.get(i).type;
      // stack: [..., Object[]]
      code.add(new InsnNode(Opcodes.DUP));
      code.add(IntConstant.push(i));
      code.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), values[i]));
      Boxing.box(code, type);
      // stack: [..., Object[], Object[], int, Object]
      code.add(new InsnNode(Opcodes.AASTORE));
    }
  }

  private static MethodInsnNode call(String owner, String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }
}
