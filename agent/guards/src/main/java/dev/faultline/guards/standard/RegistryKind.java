package dev.faultline.guards.standard;

import dev.faultline.guards.container.ContainerBeans;

/** One API for metrics that applications may have. Stateless. */
abstract class RegistryKind {

  /** The class without which an application does not have it. */
  abstract String api();

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
