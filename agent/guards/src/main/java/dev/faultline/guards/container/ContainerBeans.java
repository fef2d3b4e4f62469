package dev.faultline.guards.container;

/** Classes and beans of the application that the current thread works for. Used by one thread. */
public final class ContainerBeans {

  private final ClassLoader context;
  private final ClassLoader own;

  /**
   * @param context of the thread; null for none
   * @param own of the guarded class
   */
  public ContainerBeans(ClassLoader context, ClassLoader own) {
    this.context = context;
    this.own = own;
  }

  /** The class of a name; null when the application has none. */
  public Class<?> type(String name) {
    return new ContainerClasses(context, own).first(name);
  }

  /** Whether the application has CDI, be it running or not. */
  public boolean mayHaveContainer() {
    return Cdi.of(context, own) != null;
  }

  /** The bean of a type; null when there is no container yet, or none, or it has no such bean. */
  public Object only(Class<?> ofType) {
    Cdi cdi = Cdi.of(context, own);
    try {
      return cdi == null ? null : cdi.only(ofType);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError notRunning) {
      return null;
    }
  }

  /**
   * The bean of a type with a qualifier.
   *
   * @param qualifier name of its annotation
   * @param member of it
   * @param value of that, as text
   * @return null when there is no container yet, or none, or it has no such bean
   */
  public Object qualified(Class<?> ofType, String qualifier, String member, String value) {
    Cdi cdi = Cdi.of(context, own);
    try {
      return cdi == null ? null : cdi.qualified(ofType, qualifier, member, value);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError notRunning) {
      return null;
    }
  }
}
