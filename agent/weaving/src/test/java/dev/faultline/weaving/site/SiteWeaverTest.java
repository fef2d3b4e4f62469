package dev.faultline.weaving.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.weaving.handler.StageFunctions;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.BasicVerifier;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/** Weaves thousands of class files that nobody here wrote. */
class SiteWeaverTest {

  private final SiteRegistry sites = new SiteRegistry();
  private final SiteWeaver weaver = new SiteWeaver(sites, ProbeSelection.ALL, ExitMethods.upTo(0));

  @Test
  void weavesTheJdk() {
    assertWeavesSoundly(Corpus.ofJdk("java.base", "jdk.compiler"));
  }

  @Test
  void weavesLibraries() {
    assertWeavesSoundly(Corpus.ofClassPath());
  }

  /** The JVM itself has the last word. Packages of java.base only the JVM may define. */
  @Test
  void makesClassesThatTheJvmVerifies() {
    assertJvmVerifies(weaver);
  }

  /** Each method tells of every exception that leaves it, with all its locals. */
  @Test
  void makesClassesThatTheJvmVerifiesWithExitSitesEverywhere() {
    assertJvmVerifies(new SiteWeaver(sites, ProbeSelection.ALL, ExitMethods.every()));
  }

  private static void assertJvmVerifies(SiteWeaver weaver) {
    Map<String, byte[]> classes = new HashMap<>(Corpus.ofClassPath());
    classes.putAll(Corpus.ofJdk("jdk.compiler"));
    OwnClasses loader = new OwnClasses(classes, file -> weaver.weave(null, file).classFile());

    int linked = 0;
    for (String name : classes.keySet()) {
      try {
        loader.loadClass(name.replace('/', '.')).getDeclaredMethods();
        linked++;
      } catch (ClassNotFoundException | NoClassDefFoundError | IllegalAccessError missing) {
        // Optional dependencies, and what modules do not export: the same without weaving.
        continue;
      }
    }

    assertThat(linked).isGreaterThan(3000);
    assertThat(loader.woven()).isGreaterThan(500);
  }

  private void assertWeavesSoundly(Map<String, byte[]> classes) {
    int woven = 0;
    for (Map.Entry<String, byte[]> one : classes.entrySet()) {
      byte[] before = one.getValue();
      BitSet throwing = ProbedMethods.of(before).throwing();
      BitSet probed = (BitSet) throwing.clone();
      probed.or(ProbedMethods.of(before).handling());
      probed.or(functions(before));
      int sitesBefore = sites.size();
      WovenClass result = weaver.weave(null, before);
      byte[] after = result.classFile();
      if (after == null) {
        assertThat(throwing.isEmpty()).as(one.getKey()).isTrue();
        continue;
      }
      woven++;
      assertOthersAreTheSame(one.getKey(), before, after, probed);
      int probes = assertSound(one.getKey(), node(before), node(after));
      // A method that is woven once more with less has other sites than at first.
      if (result.reduced().isEmpty()) {
        assertThat(probes).as(one.getKey()).isEqualTo(sites.size() - sitesBefore);
      } else {
        assertThat(probes).as(one.getKey()).isLessThan(sites.size() - sitesBefore);
      }
    }
    assertThat(woven).isGreaterThan(300);
  }

  /** Those that are handlers of stages themselves. */
  private static BitSet functions(byte[] classFile) {
    StageFunctions functions = StageFunctions.of(new ClassReader(classFile));
    List<MethodNode> methods = node(classFile).methods;
    BitSet found = new BitSet();
    for (int i = 0; i < methods.size(); i++) {
      found.set(i, functions.contain(methods.get(i).name, methods.get(i).desc));
    }
    return found;
  }

  /** Byte for byte, but for what a constant pool that has an entry twice makes ASM write anew. */
  private static void assertOthersAreTheSame(
      String name, byte[] before, byte[] after, BitSet probed) {
    List<byte[]> methodsBefore = RawMethods.of(before);
    List<byte[]> methodsAfter = RawMethods.of(after);
    assertThat(methodsAfter).as(name).hasSameSizeAs(methodsBefore);
    for (int i = 0; i < methodsBefore.size(); i++) {
      if (!probed.get(i) && !Arrays.equals(methodsAfter.get(i), methodsBefore.get(i))) {
        assertThat(text(node(after).methods.get(i)))
            .as("%s, method %s", name, i)
            .isEqualTo(text(node(before).methods.get(i)));
        assertThat(methodsAfter.get(i)).hasSameSizeAs(methodsBefore.get(i));
      }
    }
  }

  private static String text(MethodNode method) {
    Textifier textifier = new Textifier();
    method.accept(new TraceMethodVisitor(textifier));
    return textifier.getText().toString();
  }

  /** Returns how many probes there are. */
  private static int assertSound(String name, ClassNode before, ClassNode after) {
    int probes = 0;
    for (int i = 0; i < before.methods.size(); i++) {
      MethodNode original = before.methods.get(i);
      MethodNode woven = after.methods.get(i);
      String where = name + '.' + original.name + original.desc;
      probes += probesOf(woven, where);
      assertDeclarationIsKept(where, original, woven);
      if (woven.instructions.size() != original.instructions.size()) {
        try {
          new Analyzer<>(new BasicVerifier()).analyze(after.name, woven);
        } catch (Exception e) {
          throw new AssertionError(where, e);
        }
      }
    }
    return probes;
  }

  /** Each probe stands before the throw, or at the beginning of the handler, that it tells of. */
  private static int probesOf(MethodNode method, String where) {
    int probes = 0;
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof MethodInsnNode call
          && call.owner.equals("dev/faultline/bootstrap/Probe")) {
        probes++;
        if (call.name.equals("caught")) {
          AbstractInsnNode first = instruction.getPrevious().getPrevious();
          assertThat(first == method.instructions.getFirst() || beginsHandler(method, first))
              .as(where)
              .isTrue();
        } else {
          assertThat(instruction.getNext().getOpcode()).as(where).isEqualTo(Opcodes.ATHROW);
        }
      }
    }
    return probes;
  }

  private static boolean beginsHandler(MethodNode method, AbstractInsnNode dup) {
    for (AbstractInsnNode node = dup.getPrevious();
        node != null && node.getOpcode() < 0;
        node = node.getPrevious()) {
      AbstractInsnNode label = node;
      if (method.tryCatchBlocks.stream().anyMatch(block -> block.handler == label)) {
        return true;
      }
    }
    return false;
  }

  private static void assertDeclarationIsKept(String where, MethodNode one, MethodNode other) {
    assertThat(other.access).as(where).isEqualTo(one.access);
    assertThat(other.name + other.desc + other.signature)
        .as(where)
        .isEqualTo(one.name + one.desc + one.signature);
    assertThat(other.exceptions).as(where).isEqualTo(one.exceptions);
    assertThat(size(other.parameters)).as(where).isEqualTo(size(one.parameters));
    assertThat(size(other.localVariables)).as(where).isEqualTo(size(one.localVariables));
    assertThat(size(other.visibleAnnotations)).as(where).isEqualTo(size(one.visibleAnnotations));
    assertThat(size(other.invisibleAnnotations))
        .as(where)
        .isEqualTo(size(one.invisibleAnnotations));
    assertThat(size(other.visibleTypeAnnotations))
        .as(where)
        .isEqualTo(size(one.visibleTypeAnnotations));
    Set<LabelNode> ofFinally = finallyHandlers(other);
    assertThat(other.tryCatchBlocks)
        .as(where)
        .filteredOn(block -> !ofFinally.contains(block.handler) && !ofFinally.contains(block.start))
        .extracting(block -> block.type)
        .isEqualTo(one.tryCatchBlocks.stream().map(block -> block.type).toList());
    assertThat(other.maxLocals).as(where).isEqualTo(one.maxLocals);
    assertThat(frames(other)).as(where).isIn(frames(one), frames(one) + ofFinally.size());
  }

  /** Where the handlers begin that tell what finally blocks lose. */
  private static Set<LabelNode> finallyHandlers(MethodNode method) {
    Set<LabelNode> handlers = new HashSet<>();
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof MethodInsnNode call
          && call.owner.equals("dev/faultline/bootstrap/Probe")
          && call.name.equals("replaced")) {
        AbstractInsnNode node = instruction;
        while (!(node instanceof LabelNode)) {
          node = node.getPrevious();
        }
        handlers.add((LabelNode) node);
      }
    }
    return handlers;
  }

  private static int size(List<?> list) {
    return list == null ? 0 : list.size();
  }

  private static long frames(MethodNode method) {
    long frames = 0;
    for (AbstractInsnNode instruction : method.instructions) {
      frames += instruction.getType() == AbstractInsnNode.FRAME ? 1 : 0;
    }
    return frames;
  }

  private static ClassNode node(byte[] file) {
    ClassNode node = new ClassNode();
    new ClassReader(file).accept(node, 0);
    return node;
  }
}
