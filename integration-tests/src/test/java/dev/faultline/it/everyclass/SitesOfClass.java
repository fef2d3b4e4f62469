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
 * What is counted in one class file.
 *
 * @param throwing {@code athrow} instructions that can be reached; compilers leave others where
 *     there was dead code
 * @param throwProbes calls of our probe of throw sites
 * @param catchProbes calls of our probe of catch sites
 * @param methodProbes calls of our probe of methods
 */
record SitesOfClass(int throwing, int throwProbes, int catchProbes, int methodProbes) {

  private static final String PROBE = "java/lang/FaultlineProbe";
  private static final String METHOD_PROBE = "java/lang/FaultlineMethodProbe";

  static SitesOfClass in(byte[] classFile) {
    ClassNode type = new ClassNode();
    new ClassReader(classFile).accept(type, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    int throwing = 0;
    int throwProbes = 0;
    int catchProbes = 0;
    int methodProbes = 0;
    for (MethodNode method : type.methods) {
      int throwingHere = 0;
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction.getOpcode() == Opcodes.ATHROW) {
          throwingHere++;
        } else if (instruction instanceof MethodInsnNode call) {
          throwProbes += isCall(call, PROBE, "thrown") ? 1 : 0;
          catchProbes += isCall(call, PROBE, "caught") ? 1 : 0;
          methodProbes += call.owner.equals(METHOD_PROBE) ? 1 : 0;
        }
      }
      throwing += throwingHere == 0 ? 0 : reachable(type.name, method, throwingHere);
    }
    return new SitesOfClass(throwing, throwProbes, catchProbes, methodProbes);
  }

  private static boolean isCall(MethodInsnNode call, String owner, String name) {
    return call.owner.equals(owner) && call.name.equals(name);
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
