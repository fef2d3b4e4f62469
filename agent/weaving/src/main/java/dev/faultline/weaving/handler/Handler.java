package dev.faultline.weaving.handler;

import dev.faultline.capture.site.HandlerUse;
import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;

/** One exception handler of a method. Immutable. */
public final class Handler {

  private final AbstractInsnNode entry;
  private final List<String> types;
  private final int line;
  private final HandlerUse use;
  private final boolean compilerMade;

  Handler(
      AbstractInsnNode entry, List<String> types, int line, HandlerUse use, boolean compilerMade) {
    this.entry = entry;
    this.types = types;
    this.line = line;
    this.use = use;
    this.compilerMade = compilerMade;
  }

  /** The handler's first instruction. */
  public AbstractInsnNode entry() {
    return entry;
  }

  /** Internal names of the types that it catches; empty when it catches everything. */
  public List<String> types() {
    return types;
  }

  /** Source line, or -1. */
  public int line() {
    return line;
  }

  /** What it does with its exception. */
  public HandlerUse use() {
    return use;
  }

  /**
   * Whether the compiler made it of something else than a catch clause: {@code finally} that goes
   * on throwing, {@code synchronized}, {@code try} with resources, a pattern switch. A finally
   * block that may complete, and so swallows, is its author's.
   */
  public boolean isCompilerMade() {
    return compilerMade;
  }
}
