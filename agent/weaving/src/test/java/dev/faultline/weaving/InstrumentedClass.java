package dev.faultline.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bootstrap.AgentLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.CheckClassAdapter;

/** A class before and after its instrumentation. */
public final class InstrumentedClass {

  private final byte[] before;
  private final byte[] after;

  private InstrumentedClass(byte[] before, byte[] after) {
    this.before = before;
    this.after = after;
  }

  /** A class of the running JDK. */
  public static InstrumentedClass ofJdk(List<ClassInstrumentation> all, Class<?> type) {
    String name = type.getName().replace('.', '/');
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      return of(all, name, in.readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Any class. */
  public static InstrumentedClass of(
      List<ClassInstrumentation> all, String internalName, byte[] classFile) {
    InstrumentationTransformer transformer =
        new InstrumentationTransformer(all, List.of(), AgentLog.standardError(AgentLog.Level.OFF));
    return new InstrumentedClass(
        classFile, transformer.transform(null, internalName, null, null, classFile));
  }

  /** The new class file; null when the class was left as it is. */
  public byte[] after() {
    return after;
  }

  /** The calls of probes: the method that makes it, the probe's method, and the last text given. */
  public List<String> calls() {
    List<String> calls = new ArrayList<>();
    for (MethodNode method : node(after).methods) {
      String text = "";
      for (AbstractInsnNode one : method.instructions) {
        if (one instanceof LdcInsnNode constant && constant.cst instanceof String) {
          text = " " + constant.cst;
        } else if (one instanceof MethodInsnNode call && call.owner.startsWith("dev/faultline/")) {
          calls.add(method.name + method.desc + " " + call.name + text);
        }
      }
    }
    return calls;
  }

  /** Sound, and with no member more or less: else the JVM refuses to retransform the class. */
  public InstrumentedClass isSound() {
    StringWriter complaints = new StringWriter();
    CheckClassAdapter.verify(new ClassReader(after), false, new PrintWriter(complaints));
    assertThat(complaints.toString()).isEmpty();
    ClassNode was = node(before);
    ClassNode is = node(after);
    assertThat(members(is)).isEqualTo(members(was));
    assertThat(is.interfaces).isEqualTo(was.interfaces);
    return this;
  }

  private static List<String> members(ClassNode node) {
    List<String> members = new ArrayList<>();
    node.methods.forEach(method -> members.add(method.access + method.name + method.desc));
    node.fields.forEach(field -> members.add(field.access + field.name + field.desc));
    return members;
  }

  private static ClassNode node(byte[] file) {
    ClassNode node = new ClassNode();
    new ClassReader(file).accept(node, 0);
    return node;
  }
}
