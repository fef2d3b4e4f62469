package dev.faultline.guards.standard;

import dev.faultline.guards.container.ContainerBeans;

/** One API for metrics that an application may have. Thread-safe. */
abstract class RegistryKind {

  /** For people. */
  abstract String name();

  /**
   * The class that an application's registry is of.
   *
   * @return null when the application has none, and never will
   */
  abstract Class<?> api(ContainerBeans application);

  /**
   * The application's object that metrics are registered with.
   *
   * @param api that class
   * @return null when there is none, or not yet
   * @throws ReflectiveOperationException when the API is of a version that is not known
   */
  abstract Object find(Class<?> api, ContainerBeans application)
      throws ReflectiveOperationException;

  /**
   * Ours around it; registers nothing yet.
   *
   * @throws ReflectiveOperationException when the API is of a version that is not known
   */
  abstract ApplicationRegistry around(Class<?> api, Object found)
      throws ReflectiveOperationException;
}
