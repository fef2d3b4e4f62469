package dev.faultline.weaving.site;

import java.util.List;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** What instructions have in common that share an exit handler. Immutable, compared by content. */
final class ExitScope {

  private final List<LocalVariableNode> locals;
  private final List<TryCatchBlockNode> enclosing;

  ExitScope(List<LocalVariableNode> locals, List<TryCatchBlockNode> enclosing) {
    this.locals = locals;
    this.enclosing = enclosing;
  }

  /** The locals in scope. */
  List<LocalVariableNode> locals() {
    return locals;
  }

  /** The method's own handlers for an exception there, in the order in which they are asked. */
  List<TryCatchBlockNode> enclosing() {
    return enclosing;
  }

  /** Nodes are equal when they are the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ExitScope
        && locals.equals(((ExitScope) other).locals)
        && enclosing.equals(((ExitScope) other).enclosing);
  }

  @Override
  public int hashCode() {
    return 31 * locals.hashCode() + enclosing.hashCode();
  }
}
