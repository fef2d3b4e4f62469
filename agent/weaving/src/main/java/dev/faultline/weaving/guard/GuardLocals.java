package dev.faultline.weaving.guard;

import dev.faultline.weaving.body.EntryLocals;
import dev.faultline.weaving.body.EntryLocals.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;

/**
 * The slots that what guards a method needs beside the method's own, and what frames say of them.
 */
final class GuardLocals {

  private static final String OBJECT = "java/lang/Object";
  private static final String CALL_GUARD = "dev/faultline/bootstrap/CallGuard";

  private final EntryLocals entry;
  private final Type returned;
  private final int version;

  /** Slots of the values at entry, by parameter: its own slot, or that of a copy. */
  final int[] values;

  /** What guards this call, from its beginning to its end. */
  final int inUse;

  final int admission;
  final int started;
  final int next;
  final int thrown;
  final int result;

  private final List<Object> ofBody = new ArrayList<>();

  /**
   * @param returned what the method returns
   * @param version of the class file
   */
  GuardLocals(EntryLocals entry, Type returned, int version) {
    this.entry = entry;
    this.returned = returned;
    this.version = version;
    values = new int[entry.all().size()];
    int slot = entry.slots();
    for (int i = 0; i < values.length; i++) {
      Entry one = entry.all().get(i);
      values[i] = one.slot;
      if (!one.kept) {
        values[i] = slot;
        slot += one.type.getSize();
        ofBody.add(entry.frameType(one.type));
      }
    }
    inUse = slot;
    ofBody.add(CALL_GUARD);
    admission = slot + 1;
    ofBody.add(OBJECT);
    started = slot + 2;
    ofBody.add(Opcodes.LONG);
    next = slot + 4;
    thrown = slot + 5;
    result = slot + 6;
    ofBody.addAll(Collections.nCopies(2 + returned.getSize(), (Object) Opcodes.TOP));
  }

  /** What frames say of them in the method's own code. */
  List<Object> ofBody() {
    return ofBody;
  }

  /** What a frame says of the result where there is one. */
  Object[] resultFrame() {
    return returned.getSort() == Type.VOID
        ? new Object[0]
        : new Object[] {entry.frameType(returned)};
  }

  /**
   * Adds a frame, if the class file is of a version that has them.
   *
   * @param all whether all parameters hold what they held at entry
   * @param stack null for an empty one
   */
  void addFrame(
      InsnList code,
      boolean all,
      Object nextLocal,
      Object thrownLocal,
      Object stack,
      Object... resultLocal) {
    if (version < Opcodes.V1_6) {
      return;
    }
    List<Object> locals = all ? entry.frameAtEntry() : entry.frame();
    locals.addAll(ofBody.subList(0, ofBody.size() - 2 - returned.getSize()));
    locals.add(nextLocal);
    locals.add(thrownLocal);
    locals.addAll(
        resultLocal.length > 0
            ? Arrays.asList(resultLocal)
            : Collections.nCopies(returned.getSize(), (Object) Opcodes.TOP));
    Object[] onStack = stack == null ? new Object[0] : new Object[] {stack};
    code.add(
        new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), onStack.length, onStack));
  }
}
