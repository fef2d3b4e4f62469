package dev.faultline.weaving.code;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.BasicValue;

/**
 * An object whose constructor has not been called yet: {@code this} before {@code super()}, or what
 * {@code new} made. The verifier lets nobody pass it on.
 */
public final class UninitializedReference extends BasicValue {

  UninitializedReference(Type type) {
    super(type);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
