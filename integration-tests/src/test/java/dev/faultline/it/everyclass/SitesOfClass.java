package dev.faultline.it.everyclass;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * What is counted in one class file, or in several.
 *
 * @param methods methods that have code
 * @param throwing {@code athrow} instructions that can be reached; compilers leave others where
 *     there was dead code
 * @param throwProbes calls of our probe of throw sites
 * @param catchProbes calls of our probe of catch sites
 * @param exitMethods methods with our probe of exit sites, beside that of named methods
 * @param namedMethods methods with our probe of named methods
 */
record SitesOfClass(
    int methods,
    int throwing,
    int throwProbes,
    int catchProbes,
    int exitMethods,
    int namedMethods) {

  static final SitesOfClass NONE = new SitesOfClass(0, 0, 0, 0, 0, 0);

  private static final String PROBE = "java/lang/FaultlineProbe";
  private static final String METHOD_PROBE = "java/lang/FaultlineMethodProbe";

  SitesOfClass plus(SitesOfClass other) {
    return new SitesOfClass(
        methods + other.methods,
        throwing + other.throwing,
        throwProbes + other.throwProbes,
        catchProbes + other.catchProbes,
        exitMethods + other.exitMethods,
        namedMethods + other.namedMethods);
  }

  static SitesOfClass in(byte[] classFile) {
    ClassNode type = new ClassNode();
    new ClassReader(classFile).accept(type, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    return type.methods.stream()
        .map(method -> in(type.name, method))
        .reduce(NONE, SitesOfClass::plus);
  }

  private static SitesOfClass in(String type, MethodNode method) {
    int throwing = 0;
    for (AbstractInsnNode instruction : method.instructions) {
      throwing += instruction.getOpcode() == Opcodes.ATHROW ? 1 : 0;
    }
    // A named method tells of its exceptions by the probe of exit sites, too.
    int ofNamed = calls(method, METHOD_PROBE, "threw");
    return new SitesOfClass(
        method.instructions.size() == 0 ? 0 : 1,
        throwing == 0 ? 0 : reachable(type, method, throwing),
        calls(method, PROBE, "thrown"),
        calls(method, PROBE, "caught"),
        calls(method, PROBE, "exited") > ofNamed ? 1 : 0,
        ofNamed > 0 ? 1 : 0);
  }

  private static int calls(MethodNode method, String owner, String name) {
    int calls = 0;
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof MethodInsnNode call
          && call.owner.equals(owner)
          && call.name.equals(name)) {
        calls++;
      }
    }
    return calls;
  }

  private static int reachable(String type, MethodNode method, int all) {
    Frame<BasicValue>[] frames;
    try {
      frames = new Analyzer<>(new BasicInterpreter()).analyze(type, method);
    } catch (AnalyzerException notUnderstood) {
      return all;
    }
    int reachable = 0;
    for (int i = 0; i < frames.length; i++) {
      if (frames[i] != null && method.instructions.get(i).getOpcode() == Opcodes.ATHROW) {
        reachable++;
      }
    }
    return reachable;
  }
}
