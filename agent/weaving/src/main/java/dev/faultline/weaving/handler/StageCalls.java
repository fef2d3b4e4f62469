package dev.faultline.weaving.handler;

import java.util.Map;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Finds in one method the functions that are given to stages where they are made: nothing stands
 * between the two but, at most, what says which executor is to run it. Frames and line numbers must
 * have been left out.
 */
final class StageCalls extends MethodVisitor {

  private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
  private static final String THROWABLE = "Ljava/lang/Throwable;";

  private final String className;
  private final Map<String, Boolean> observing;

  /** The method behind the function that was made last, by name and descriptor; null for none. */
  private String function;

  /** How many references lie above that function on the stack. */
  private int above;

  /**
   * @param observing is added to
   */
  StageCalls(String className, Map<String, Boolean> observing) {
    super(Opcodes.ASM9);
    this.className = className;
    this.observing = observing;
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    function = null;
    if (bootstrap.getOwner().equals(FACTORY)
        && arguments.length > 1
        && arguments[1] instanceof Handle) {
      Handle body = (Handle) arguments[1];
      Type[] parameters = Type.getArgumentTypes(body.getDesc());
      if (body.getOwner().equals(className)
          && !body.getName().equals("<init>")
          && parameters.length > 0
          && parameters[parameters.length - 1].getDescriptor().equals(THROWABLE)) {
        function = body.getName() + body.getDesc();
        above = 0;
      }
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean ofInterface) {
    if (function == null) {
      return;
    }
    Type[] parameters = Type.getArgumentTypes(descriptor);
    boolean isStageCall = StageFunctions.isStageCall(owner, name);
    if (isStageCall && parameters.length == above + 1) {
      Boolean before = observing.get(function);
      boolean only = before == null || before;
      observing.put(function, only && StageFunctions.observes(name));
      function = null;
    } else if (isStageCall
        || parameters.length > 0
        || Type.getReturnType(descriptor).getSort() != Type.OBJECT) {
      function = null;
    } else if (opcode == Opcodes.INVOKESTATIC) {
      above++;
    } else {
      of(above > 0);
    }
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    if (opcode == Opcodes.GETSTATIC && descriptor.startsWith("L")) {
      above++;
    } else {
      of(opcode == Opcodes.GETFIELD && descriptor.startsWith("L") && above > 0);
    }
  }

  @Override
  public void visitVarInsn(int opcode, int local) {
    if (opcode == Opcodes.ALOAD) {
      above++;
    } else {
      function = null;
    }
  }

  /** Whether the last instruction leaves the function where it is. */
  private void of(boolean known) {
    function = known ? function : null;
  }

  @Override
  public void visitInsn(int opcode) {
    function = null;
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    function = null;
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    function = null;
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    function = null;
  }

  @Override
  public void visitLabel(Label label) {
    function = null;
  }

  @Override
  public void visitLdcInsn(Object value) {
    function = null;
  }

  @Override
  public void visitIincInsn(int local, int increment) {
    function = null;
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
    function = null;
  }

  @Override
  public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
    function = null;
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    function = null;
  }
}
