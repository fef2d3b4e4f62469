package dev.faultline.weaving.site;

import static dev.faultline.capture.site.ThrownOrigin.CAUGHT_HERE;
import static dev.faultline.capture.site.ThrownOrigin.ELSEWHERE;
import static dev.faultline.capture.site.ThrownOrigin.MADE_HERE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.site.ThrownOrigin;
import dev.faultline.weaving.handler.MethodHandlers;
import dev.faultline.weaving.handler.StageFunctions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

class ThrownOriginsTest {

  @Test
  void knowsWhatTheStatementMakesItself() throws IOException {
    assertThat(origins("made")).containsExactly(MADE_HERE);
    assertThat(origins("madeWithChoice")).containsExactly(MADE_HERE);
    assertThat(origins("madeOverLines")).containsExactly(MADE_HERE);
    assertThat(origins("wrapped")).containsExactly(MADE_HERE);
  }

  @Test
  void knowsWhatAHandlerHasCaught() throws IOException {
    assertThat(origins("passedOn")).containsExactly(CAUGHT_HERE);
  }

  @Test
  void leavesOpenWhatMayHaveBeenSeenBefore() throws IOException {
    assertThat(origins("kept")).containsExactly(ELSEWHERE);
    assertThat(origins("madeByOther")).containsExactly(ELSEWHERE);
    assertThat(origins("given")).containsExactly(ELSEWHERE);
  }

  /** One of two constructors comes right before it, and the other way leads to it by a jump. */
  @Test
  void leavesOpenWhatComesByAJump() throws IOException {
    assertThat(origins("chosen")).containsExactly(ELSEWHERE);
    assertThat(origins("givenOrMade")).containsExactly(ELSEWHERE);
  }

  /** What javac never writes: an object that is made and dropped, above the one that is thrown. */
  @Test
  void isNotMisledByAnObjectThatIsMadeAndDropped() {
    MethodNode method =
        new MethodNode(
            Opcodes.ACC_STATIC, "drops", "(Ljava/lang/IllegalStateException;)V", null, null);
    method.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
    method.instructions.add(new TypeInsnNode(Opcodes.NEW, "java/lang/Object"));
    method.instructions.add(
        new MethodInsnNode(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false));
    method.instructions.add(new InsnNode(Opcodes.ATHROW));
    method.maxLocals = 1;
    method.maxStack = 2;

    assertThat(origins("Drops", method)).containsExactly(ELSEWHERE);
  }

  @Test
  void knowsNothingWithoutFrames() throws IOException {
    MethodNode made = method("made");
    ThrownOrigins origins = new ThrownOrigins(made, null);

    for (AbstractInsnNode node : made.instructions) {
      if (node.getOpcode() == Opcodes.ATHROW) {
        assertThat(origins.of(node)).isEqualTo(ELSEWHERE);
      }
    }
  }

  private static List<ThrownOrigin> origins(String method) throws IOException {
    return origins(Throws.class.getName().replace('.', '/'), method(method));
  }

  private static List<ThrownOrigin> origins(String className, MethodNode method) {
    ThrownOrigins origins =
        new ThrownOrigins(
            method, MethodHandlers.of(className, method, StageFunctions.NONE).frames());
    List<ThrownOrigin> found = new ArrayList<>();
    for (AbstractInsnNode node : method.instructions) {
      if (node.getOpcode() == Opcodes.ATHROW) {
        found.add(origins.of(node));
      }
    }
    return found;
  }

  private static MethodNode method(String name) throws IOException {
    ClassNode node = new ClassNode();
    new ClassReader(Throws.class.getName()).accept(node, 0);
    return node.methods.stream().filter(one -> one.name.equals(name)).findFirst().orElseThrow();
  }

  @SuppressWarnings("unused") // read as bytecode
  private static final class Throws {

    static final IllegalStateException KEPT = new IllegalStateException();

    void made() {
      throw new IllegalStateException("made");
    }

    void madeWithChoice(boolean choice) {
      throw new IllegalStateException(choice ? "one" : "other");
    }

    void madeOverLines(String name) {
      throw new IllegalStateException(name + Integer.toString(name.length()));
    }

    void wrapped(Runnable work) {
      try {
        work.run();
      } catch (IllegalStateException e) {
        throw new IllegalArgumentException(e);
      }
    }

    void passedOn(Runnable work) {
      try {
        work.run();
      } catch (IllegalStateException e) {
        throw e;
      }
    }

    void kept() {
      throw KEPT;
    }

    void madeByOther() {
      throw other();
    }

    void given(IllegalStateException given) {
      throw given;
    }

    void chosen(boolean choice) {
      throw choice ? new IllegalStateException() : new IllegalArgumentException();
    }

    void givenOrMade(IllegalStateException given) {
      throw given != null ? given : new IllegalStateException();
    }

    private static IllegalStateException other() {
      return new IllegalStateException();
    }
  }
}
