package dev.faultline.guards.container;

/** Finds classes of a container as a thread of its application sees them. Immutable. */
final class ContainerClasses {

  private final ClassLoader context;
  private final ClassLoader own;

  /**
   * @param context of the thread; null for none
   * @param own of the guarded class
   */
  ContainerClasses(ClassLoader context, ClassLoader own) {
    this.context = context;
    this.own = own;
  }

  /** The first of these that there is; null when there is none. */
  Class<?> first(String... names) {
    for (String name : names) {
      Class<?> found = context == null ? null : find(name, context);
      if (found == null && own != null && own != context) {
        found = find(name, own);
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static Class<?> find(String name, ClassLoader loader) {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException | LinkageError missing) {
      return null;
    }
  }
}
