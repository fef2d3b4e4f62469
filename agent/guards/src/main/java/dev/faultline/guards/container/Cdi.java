package dev.faultline.guards.container;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Set;

/**
 * The CDI container of the application that the current thread works for (Jakarta CDI 4.0, and the
 * versions before it under their names). Immutable.
 */
final class Cdi {

  private static final String[] PACKAGES = {"jakarta.enterprise.", "javax.enterprise."};
  private static final String CDI = "inject.spi.CDI";
  private static final String MANAGER = "inject.spi.BeanManager";

  private final Class<?> type;
  private final String packageName;

  private Cdi(Class<?> type, String packageName) {
    this.type = type;
    this.packageName = packageName;
  }

  /**
   * Looks for it.
   *
   * @param context of the current thread; null for none
   * @param own of the guarded class
   * @return null when the application has none
   */
  static Cdi of(ClassLoader context, ClassLoader own) {
    ContainerClasses classes = new ContainerClasses(context, own);
    for (String packageName : PACKAGES) {
      Class<?> type = classes.first(packageName + CDI);
      if (type != null) {
        return new Cdi(type, packageName);
      }
    }
    return null;
  }

  /**
   * A class of its API.
   *
   * @param name behind the part that versions differ in
   */
  Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(packageName + name, true, type.getClassLoader());
  }

  /**
   * The bean of a type.
   *
   * @throws ReflectiveOperationException when the container has none, or does not run
   */
  Object select(Class<?> bean) throws ReflectiveOperationException {
    Object container = type.getMethod("current").invoke(null);
    Object selected =
        type("inject.Instance")
            .getMethod("select", Class.class, Annotation[].class)
            .invoke(container, bean, new Annotation[0]);
    for (Class<?> parent : type("inject.Instance").getInterfaces()) {
      if (parent.getSimpleName().equals("Provider")) {
        return parent.getMethod("get").invoke(selected);
      }
    }
    throw new NoSuchMethodException("Instance.get");
  }

  /**
   * The bean of a type that is left when the container has decided between all that there are.
   *
   * @return null when there is none
   * @throws ReflectiveOperationException when the container does not run
   */
  Object only(Class<?> ofType) throws ReflectiveOperationException {
    Object manager = manager();
    Object beans = beans(manager, ofType);
    if (((Set<?>) beans).isEmpty()) {
      return null;
    }
    return reference(
        manager, type(MANAGER).getMethod("resolve", Set.class).invoke(manager, beans), ofType);
  }

  /**
   * The first bean of a type with a qualifier, which is named because the agent has no object of
   * its annotation.
   *
   * @param member of the qualifier, such as {@code type}
   * @param value its text
   * @return null when there is none
   * @throws ReflectiveOperationException when the container does not run
   */
  Object qualified(Class<?> ofType, String qualifier, String member, String value)
      throws ReflectiveOperationException {
    Object manager = manager();
    Method qualifiers = type("inject.spi.BeanAttributes").getMethod("getQualifiers");
    Object any = type("inject.Any$Literal").getField("INSTANCE").get(null);
    for (Object bean : beans(manager, ofType, (Annotation) any)) {
      for (Object one : (Set<?>) qualifiers.invoke(bean)) {
        Class<? extends Annotation> its = ((Annotation) one).annotationType();
        if (its.getName().equals(qualifier)
            && String.valueOf(its.getMethod(member).invoke(one)).equals(value)) {
          return reference(manager, bean, ofType);
        }
      }
    }
    return null;
  }

  private Object manager() throws ReflectiveOperationException {
    Object container = type.getMethod("current").invoke(null);
    return type.getMethod("getBeanManager").invoke(container);
  }

  private Set<?> beans(Object manager, Class<?> ofType, Annotation... qualifiers)
      throws ReflectiveOperationException {
    return (Set<?>)
        type(MANAGER)
            .getMethod("getBeans", Type.class, Annotation[].class)
            .invoke(manager, ofType, qualifiers);
  }

  private Object reference(Object manager, Object bean, Class<?> ofType)
      throws ReflectiveOperationException {
    Object creation =
        type(MANAGER)
            .getMethod("createCreationalContext", type("context.spi.Contextual"))
            .invoke(manager, bean);
    return type(MANAGER)
        .getMethod(
            "getReference",
            type("inject.spi.Bean"),
            Type.class,
            type("context.spi.CreationalContext"))
        .invoke(manager, bean, ofType, creation);
  }

  /**
   * A new object of a class that is no bean, with what it has injected.
   *
   * @throws ReflectiveOperationException when the container does not make any of it
   */
  Object unmanaged(Class<?> ofClass) throws ReflectiveOperationException {
    Class<?> unmanaged = type("inject.spi.Unmanaged");
    Object made = unmanaged.getConstructor(Class.class).newInstance(ofClass);
    Object instance = unmanaged.getMethod("newInstance").invoke(made);
    for (String step : new String[] {"produce", "inject", "postConstruct"}) {
      instance = call(instance, step);
    }
    return call(instance, "get");
  }

  private static Object call(Object instance, String step) throws ReflectiveOperationException {
    Method method = instance.getClass().getMethod(step);
    try {
      return method.invoke(instance);
    } catch (InvocationTargetException failed) {
      throw new ReflectiveOperationException(step + " failed: " + failed.getCause(), failed);
    }
  }
}
