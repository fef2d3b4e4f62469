package dev.faultline.weaving.code;

import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * What locals and stack hold before each instruction of a method, as far as the verifier cares:
 * kinds of values, and {@link UninitializedReference}s. No class is loaded for it.
 */
public final class MethodAnalysis {

  /** Beyond this the analysis would take more memory than a class being loaded should cost. */
  private static final int MAX_ANALYZED = 4_000_000;

  private MethodAnalysis() {}

  /**
   * Analyzes a method.
   *
   * @param className internal name of its class
   * @return by the index of the instruction; null in it for what is never reached; null when the
   *     method is too large or not understood
   */
  public static Frame<BasicValue>[] of(String className, MethodNode method) {
    return of(className, method, new InitializationInterpreter(method.name.equals("<init>")));
  }

  /** The same with an interpreter that knows more of the values. */
  public static Frame<BasicValue>[] of(
      String className, MethodNode method, final InitializationInterpreter interpreter) {
    if ((long) method.instructions.size() * (method.maxLocals + method.maxStack) > MAX_ANALYZED) {
      return null;
    }
    Analyzer<BasicValue> analyzer =
        new Analyzer<BasicValue>(interpreter) {
          @Override
          protected Frame<BasicValue> newFrame(int locals, int maxStack) {
            return interpreter.newFrame(locals, maxStack);
          }

          @Override
          protected Frame<BasicValue> newFrame(Frame<? extends BasicValue> frame) {
            return interpreter.newFrame(frame);
          }
        };
    try {
      return analyzer.analyze(className, method);
    } catch (AnalyzerException | RuntimeException notUnderstood) {
      return null;
    }
  }
}
