package dev.faultline.guards.container;

/** Objects that the application's container makes. */
public final class ContainerObjects {

  private ContainerObjects() {}

  /**
   * A new object of a class that is no bean.
   *
   * @param context of the current thread; null for none
   * @return null when there is no container, or it does not make any of that class
   */
  public static Object make(Class<?> ofClass, ClassLoader context) {
    Cdi cdi = Cdi.of(context, ofClass.getClassLoader());
    try {
      return cdi == null ? null : cdi.unmanaged(ofClass);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError refused) {
      return null;
    }
  }
}
