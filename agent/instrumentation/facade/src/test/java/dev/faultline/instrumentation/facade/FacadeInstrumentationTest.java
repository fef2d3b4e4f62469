package dev.faultline.instrumentation.facade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.CheckClassAdapter;

class FacadeInstrumentationTest {

  private static final String BRIDGE = "dev/faultline/api/AgentBridge";

  private final byte[] bridge = WovenFacade.read(BRIDGE);

  @Test
  void weavesTheFacadeSoundly() {
    StringWriter complaints = new StringWriter();
    CheckClassAdapter.verify(new ClassReader(woven(bridge)), false, new PrintWriter(complaints));

    assertThat(complaints.toString()).isEmpty();
  }

  /** A method that the agent does not have would stay empty, and nobody would notice. */
  @Test
  void givesEveryMethodOfTheFacadeABody() {
    List<String> calls = new ArrayList<>();
    List<String> methods = new ArrayList<>();
    for (MethodNode method : node(woven(bridge)).methods) {
      if (!method.name.equals("<init>")) {
        methods.add(method.name + method.desc);
        calls.addAll(calls(method));
      }
    }

    assertThat(methods).hasSizeGreaterThan(10);
    assertThat(calls).isEqualTo(methods);
  }

  @Test
  void addsNoMember() {
    ClassNode before = node(bridge);
    ClassNode after = node(woven(bridge));

    assertThat(after.methods)
        .extracting(method -> method.access + method.name + method.desc)
        .isEqualTo(before.methods.stream().map(m -> m.access + m.name + m.desc).toList());
    assertThat(after.fields).isEmpty();
    assertThat(after.interfaces).isEqualTo(before.interfaces);
  }

  @Test
  void leavesWhatItDoesNotKnowEmpty() {
    byte[] newer =
        bridgeWith(
            method(Opcodes.ACC_STATIC, "closeScope", "(Ljava/lang/Object;)V"),
            method(Opcodes.ACC_STATIC, "closeScope", "(Ljava/lang/Object;Z)V"),
            method(Opcodes.ACC_STATIC, "profile", "(Ljava/lang/Object;)V"));

    List<MethodNode> methods = node(woven(newer)).methods;

    assertThat(calls(methods.get(0))).containsExactly("closeScope(Ljava/lang/Object;)V");
    assertThat(calls(methods.get(1))).isEmpty();
    assertThat(calls(methods.get(2))).isEmpty();
  }

  @Test
  void leavesAClassWithNothingThatItKnowsAsItIs() {
    assertThat(woven(bridgeWith())).isNull();
    assertThat(
            woven(
                bridgeWith(
                    method(
                        Opcodes.ACC_STATIC | Opcodes.ACC_NATIVE,
                        "closeScope",
                        "(Ljava/lang/Object;)V"))))
        .isNull();
  }

  private static byte[] woven(byte[] file) {
    return WovenFacade.woven(BRIDGE, file);
  }

  private static MethodNode method(int access, String name, String descriptor) {
    MethodNode method = new MethodNode(access, name, descriptor, null, null);
    if ((access & Opcodes.ACC_NATIVE) == 0) {
      method.instructions.add(new InsnNode(Opcodes.RETURN));
      method.maxLocals = 3;
    }
    return method;
  }

  private static byte[] bridgeWith(MethodNode... methods) {
    ClassNode node = new ClassNode();
    node.version = Opcodes.V1_8;
    node.name = BRIDGE;
    node.superName = "java/lang/Object";
    node.methods.addAll(List.of(methods));
    ClassWriter writer = new ClassWriter(0);
    node.accept(writer);
    return writer.toByteArray();
  }

  private static List<String> calls(MethodNode method) {
    List<String> calls = new ArrayList<>();
    for (AbstractInsnNode one : method.instructions) {
      if (one instanceof MethodInsnNode call) {
        assertThat(call.owner).isEqualTo("dev/faultline/bootstrap/FacadeProbe");
        calls.add(call.name + call.desc);
      }
    }
    return calls;
  }

  private static ClassNode node(byte[] file) {
    ClassNode node = new ClassNode();
    new ClassReader(file).accept(node, 0);
    return node;
  }
}
