package dev.faultline.weaving;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Inserts code where the method goes on after the first {@code if (!check(…)) return}. Compiled,
 * that is a call and a jump over the return: the code goes to the jump's target, behind the frame
 * there.
 */
final class AfterCheck extends EachInstruction {

  private final Insertion insertion;
  private final String check;
  private final int subject;
  private boolean checked;
  private Label goesOn;
  private boolean there;

  AfterCheck(MethodVisitor written, Insertion insertion, String check, int subject) {
    super(written);
    this.insertion = insertion;
    this.check = check;
    this.subject = subject;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    checked = goesOn == null && name.equals(check) && descriptor.endsWith(")Z");
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    if (checked && opcode == Opcodes.IFNE) {
      goesOn = label;
    }
    super.visitJumpInsn(opcode, label);
  }

  @Override
  public void visitLabel(Label label) {
    super.visitLabel(label);
    there = there || label == goesOn;
  }

  @Override
  void before() {
    checked = false;
    if (there) {
      there = false;
      insertion.emit(mv, subject);
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(Math.max(maxStack, insertion.maxStack()), maxLocals);
  }
}
