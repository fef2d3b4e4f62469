package dev.faultline.guards;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** A method of a class file, whose class loader it does not keep. Immutable. */
public final class MethodKey extends WeakReference<ClassLoader> {

  private final String className;
  private final String method;
  private final int hash;

  /**
   * @param className internal name
   * @param method name and descriptor
   */
  public MethodKey(
      ClassLoader loader, String className, String method, ReferenceQueue<ClassLoader> gone) {
    super(loader, gone);
    this.className = className;
    this.method = method;
    this.hash =
        31 * (31 * System.identityHashCode(loader) + className.hashCode()) + method.hashCode();
  }

  /** Internal name. */
  String className() {
    return className;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof MethodKey)) {
      return false;
    }
    MethodKey key = (MethodKey) other;
    ClassLoader loader = get();
    return loader != null
        && loader == key.get()
        && className.equals(key.className)
        && method.equals(key.method);
  }
}
