package dev.faultline.weaving.handler;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.BasicValue;

/**
 * An array made in the method, which an exception may be put into, for a call of many arguments.
 */
final class MadeArray extends BasicValue {

  MadeArray() {
    super(Type.getObjectType("java/lang/Object"));
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
