package dev.faultline.weaving.guard;

import dev.faultline.weaving.body.EntryLocals;
import dev.faultline.weaving.body.EntryLocals.Entry;
import dev.faultline.weaving.body.LocalsShift;
import dev.faultline.weaving.code.Boxing;
import dev.faultline.weaving.code.ClassConstant;
import dev.faultline.weaving.code.IntConstant;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Inserts what guards one method:
 *
 * <pre>
 *   copy = parameter                            for parameters that the body assigns to
 *   admission = null; started = 0
 *   guard = GuardProbe.guard(number, this)      the class, in a static method
 *   try {
 *     admission = GuardProbe.enter(guard, this)
 *   attempt:
 *     started = GuardProbe.clock(guard)
 *     the body, with result = ...; goto returned in place of each return
 *   } catch (any thrown) {
 *     next = GuardProbe.threw(guard, admission, started, thrown, this, arguments, lookup)
 *     goto decide
 *   }
 * returned:
 *   if (GuardProbe.returned(guard, admission, started)) return result
 *   next = GuardProbe.inspect(guard, admission, started, result, this, arguments, lookup)
 * decide:
 *   if (next instanceof GuardOutcome) goto settled
 *   admission = next
 *   parameter = copy
 *   goto attempt
 * settled:
 *   return ((GuardOutcome) next).value()        or throws
 * </pre>
 *
 * <p>When there is no stack or memory to call {@code threw} or {@code returned}, the admission goes
 * to {@link LostCode}, and the call ends as if it were not guarded.
 *
 * <p>On the way of a call that succeeds there is no allocation, no array and no lookup. The handler
 * is the last of the method's, so that it sees what leaves the body and nothing else.
 */
final class GuardCode {

  private static final String PROBE = "dev/faultline/bootstrap/GuardProbe";
  private static final String OUTCOME = "dev/faultline/bootstrap/GuardOutcome";
  private static final String REFUSED = "dev/faultline/bootstrap/GuardRefused";
  private static final String CALL_GUARD = "dev/faultline/bootstrap/CallGuard";
  private static final String OBJECT = "java/lang/Object";
  private static final String THROWABLE = "java/lang/Throwable";

  private final String className;
  private final MethodNode method;
  private final MethodGuard guard;
  private final Returns returns;
  private final int version;
  private final EntryLocals entry;
  private final Type returned;
  private final GuardLocals locals;
  private final CallContext context;

  /** Not one constant: packaging gives the class another name, alone only. */
  private final String guardDescriptor = Type.getObjectType(CALL_GUARD).getDescriptor();

  private final LabelNode attempt = new LabelNode();
  private final LabelNode decide = new LabelNode();
  private final LabelNode settled = new LabelNode();

  /**
   * @param className internal name
   * @param version of the class file
   */
  GuardCode(String className, MethodNode method, MethodGuard guard, Returns returns, int version) {
    this.className = className;
    this.method = method;
    this.guard = guard;
    this.returns = returns;
    this.version = version;
    this.entry = EntryLocals.toEnterAgain(className, method);
    this.returned = Type.getReturnType(method.desc);
    this.locals = new GuardLocals(entry, returned, version);
    this.context = new CallContext(method, entry, locals.values);
  }

  /** Changes the method. */
  void insert() {
    int ownStack = method.maxStack;
    new LocalsShift(method, entry.slots(), locals.ofBody()).apply();
    int line = firstLine();
    LabelNode bodyStart = new LabelNode();
    LabelNode bodyEnd = new LabelNode();
    LabelNode afterBody = new LabelNode();
    returns.lead(method, returned, locals.result, afterBody);
    InsnList prologue = prologue(line, bodyStart);
    method.instructions.insert(prologue);
    method.instructions.add(bodyEnd);
    appendHandler(line, bodyStart, bodyEnd);
    if (!returns.isEmpty()) {
      appendReturn(afterBody);
    }
    appendDecision();
    appendSettled();
    // The handler: guard, admission, time, thrown, receiver, and an array twice with an index and a
    // value of two slots.
    method.maxStack = Math.max(ownStack, 12);
  }

  private int firstLine() {
    for (AbstractInsnNode one = method.instructions.getFirst(); one != null; one = one.getNext()) {
      if (one instanceof LineNumberNode) {
        return ((LineNumberNode) one).line;
      }
    }
    return -1;
  }

  private InsnList prologue(int line, LabelNode bodyStart) {
    InsnList code = new InsnList();
    addLine(code, line);
    for (int i = 0; i < locals.values.length; i++) {
      copy(code, entry.all().get(i), entry.all().get(i).slot, locals.values[i]);
    }
    code.add(new InsnNode(Opcodes.ACONST_NULL));
    code.add(new VarInsnNode(Opcodes.ASTORE, locals.admission));
    code.add(new InsnNode(Opcodes.LCONST_0));
    code.add(new VarInsnNode(Opcodes.LSTORE, locals.started));
    code.add(IntConstant.push(guard.number()));
    if (context.isStatic()) {
      ClassConstant.push(code, className, version);
    } else {
      context.addReceiver(code);
    }
    // stack: [int, Object]
    code.add(call("guard", "(ILjava/lang/Object;)" + guardDescriptor));
    code.add(new VarInsnNode(Opcodes.ASTORE, locals.inUse));
    code.add(bodyStart);
    code.add(new VarInsnNode(Opcodes.ALOAD, locals.inUse));
    context.addReceiver(code);
    // stack: [CallGuard, Object]
    code.add(call("enter", "(" + guardDescriptor + "Ljava/lang/Object;)Ljava/lang/Object;"));
    code.add(new VarInsnNode(Opcodes.ASTORE, locals.admission));
    code.add(attempt);
    locals.addFrame(code, true, Opcodes.TOP, Opcodes.TOP, null);
    code.add(new VarInsnNode(Opcodes.ALOAD, locals.inUse));
    code.add(call("clock", "(" + guardDescriptor + ")J"));
    code.add(new VarInsnNode(Opcodes.LSTORE, locals.started));
    return code;
  }

  private void appendHandler(int line, LabelNode bodyStart, LabelNode bodyEnd) {
    LabelNode handler = new LabelNode();
    InsnList code = new InsnList();
    code.add(handler);
    locals.addFrame(code, false, Opcodes.TOP, Opcodes.TOP, THROWABLE);
    addLine(code, line);
    // stack: [Throwable]
    code.add(new VarInsnNode(Opcodes.ASTORE, locals.thrown));
    LabelNode from = new LabelNode();
    code.add(from);
    code.add(new VarInsnNode(Opcodes.ALOAD, locals.inUse));
    code.add(new VarInsnNode(Opcodes.ALOAD, locals.admission));
    code.add(new VarInsnNode(Opcodes.LLOAD, locals.started));
    code.add(new VarInsnNode(Opcodes.ALOAD, locals.thrown));
    // stack: [CallGuard, Object, long, Throwable]
    context.add(code);
    // stack: [CallGuard, Object, long, Throwable, Object, Object[], Lookup]
    code.add(
        call(
            "threw",
            "("
                + guardDescriptor
                + "Ljava/lang/Object;JLjava/lang/Throwable;"
                + CallContext.DESCRIPTOR
                + ")Ljava/lang/Object;"));
    LabelNode to = new LabelNode();
    code.add(to);
    code.add(new VarInsnNode(Opcodes.ASTORE, locals.next));
    code.add(new JumpInsnNode(Opcodes.GOTO, decide));
    LabelNode lost = new LabelNode();
    code.add(lost);
    locals.addFrame(code, false, Opcodes.TOP, THROWABLE, THROWABLE);
    code.add(new VarInsnNode(Opcodes.ASTORE, locals.next));
    LostCode.add(code, locals.admission, locals.started);
    LabelNode refused = new LabelNode();
    code.add(new VarInsnNode(Opcodes.ALOAD, locals.thrown));
    code.add(new TypeInsnNode(Opcodes.INSTANCEOF, REFUSED));
    code.add(new JumpInsnNode(Opcodes.IFNE, refused));
    code.add(new VarInsnNode(Opcodes.ALOAD, locals.thrown));
    // stack: [Throwable]
    code.add(new InsnNode(Opcodes.ATHROW));
    code.add(refused);
    locals.addFrame(code, false, THROWABLE, THROWABLE, null);
    // Nobody else may see that one.
    code.add(new VarInsnNode(Opcodes.ALOAD, locals.next));
    // stack: [Throwable]
    code.add(new InsnNode(Opcodes.ATHROW));
    method.instructions.add(code);
    method.tryCatchBlocks.add(new TryCatchBlockNode(bodyStart, bodyEnd, handler, null));
    method.tryCatchBlocks.add(new TryCatchBlockNode(from, to, lost, null));
  }

  private void appendReturn(LabelNode afterBody) {
    InsnList code = new InsnList();
    LabelNode inspect = new LabelNode();
    code.add(afterBody);
    locals.addFrame(code, false, Opcodes.TOP, Opcodes.TOP, null, locals.resultFrame());
    LabelNode from = new LabelNode();
    code.add(from);
    code.add(new VarInsnNode(Opcodes.ALOAD, locals.inUse));
    code.add(new VarInsnNode(Opcodes.ALOAD, locals.admission));
    code.add(new VarInsnNode(Opcodes.LLOAD, locals.started));
    // stack: [CallGuard, Object, long]
    code.add(call("returned", "(" + guardDescriptor + "Ljava/lang/Object;J)Z"));
    code.add(new JumpInsnNode(Opcodes.IFEQ, inspect));
    LabelNode to = new LabelNode();
    code.add(to);
    // stack: []
    addReturn(code);
    code.add(inspect);
    locals.addFrame(code, false, Opcodes.TOP, Opcodes.TOP, null, locals.resultFrame());
    code.add(new VarInsnNode(Opcodes.ALOAD, locals.inUse));
    code.add(new VarInsnNode(Opcodes.ALOAD, locals.admission));
    code.add(new VarInsnNode(Opcodes.LLOAD, locals.started));
    if (returned.getSort() == Type.VOID) {
      code.add(new InsnNode(Opcodes.ACONST_NULL));
    } else {
      code.add(new VarInsnNode(returned.getOpcode(Opcodes.ILOAD), locals.result));
      Boxing.box(code, returned);
    }
    // stack: [CallGuard, Object, long, Object]
    context.add(code);
    // stack: [CallGuard, Object, long, Object, Object, Object[], Lookup]
    code.add(
        call(
            "inspect",
            "("
                + guardDescriptor
                + "Ljava/lang/Object;JLjava/lang/Object;"
                + CallContext.DESCRIPTOR
                + ")Ljava/lang/Object;"));
    LabelNode inspected = new LabelNode();
    code.add(inspected);
    code.add(new VarInsnNode(Opcodes.ASTORE, locals.next));
    code.add(new JumpInsnNode(Opcodes.GOTO, decide));
    LabelNode lost = new LabelNode();
    code.add(lost);
    locals.addFrame(code, false, Opcodes.TOP, Opcodes.TOP, THROWABLE, locals.resultFrame());
    code.add(new InsnNode(Opcodes.POP));
    // stack: []
    LostCode.add(code, locals.admission, locals.started);
    addReturn(code);
    method.instructions.add(code);
    method.tryCatchBlocks.add(new TryCatchBlockNode(from, to, lost, null));
    method.tryCatchBlocks.add(new TryCatchBlockNode(inspect, inspected, lost, null));
  }

  private void addReturn(InsnList code) {
    if (returned.getSort() != Type.VOID) {
      code.add(new VarInsnNode(returned.getOpcode(Opcodes.ILOAD), locals.result));
    }
    code.add(new InsnNode(returned.getOpcode(Opcodes.IRETURN)));
  }

  private void appendDecision() {
    InsnList code = new InsnList();
    code.add(decide);
    locals.addFrame(code, false, OBJECT, Opcodes.TOP, null);
    code.add(new VarInsnNode(Opcodes.ALOAD, locals.next));
    code.add(new TypeInsnNode(Opcodes.INSTANCEOF, OUTCOME));
    code.add(new JumpInsnNode(Opcodes.IFNE, settled));
    code.add(new VarInsnNode(Opcodes.ALOAD, locals.next));
    code.add(new VarInsnNode(Opcodes.ASTORE, locals.admission));
    for (int i = 0; i < locals.values.length; i++) {
      copy(code, entry.all().get(i), locals.values[i], entry.all().get(i).slot);
    }
    code.add(new JumpInsnNode(Opcodes.GOTO, attempt));
    method.instructions.add(code);
  }

  private void appendSettled() {
    InsnList code = new InsnList();
    code.add(settled);
    locals.addFrame(code, false, OBJECT, Opcodes.TOP, null);
    code.add(new VarInsnNode(Opcodes.ALOAD, locals.next));
    code.add(new TypeInsnNode(Opcodes.CHECKCAST, OUTCOME));
    OutcomeCode.addReturn(code, returned);
    method.instructions.add(code);
  }

  private void copy(InsnList code, Entry one, int from, int to) {
    if (from != to) {
      code.add(new VarInsnNode(one.type.getOpcode(Opcodes.ILOAD), from));
      code.add(new VarInsnNode(one.type.getOpcode(Opcodes.ISTORE), to));
    }
  }

  private static void addLine(InsnList code, int line) {
    if (line >= 0) {
      LabelNode here = new LabelNode();
      code.add(here);
      code.add(new LineNumberNode(line, here));
    }
  }

  private static MethodInsnNode call(String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, PROBE, name, descriptor, false);
  }
}
