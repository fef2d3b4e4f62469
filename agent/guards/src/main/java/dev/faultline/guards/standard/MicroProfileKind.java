package dev.faultline.guards.standard;

import dev.faultline.guards.container.ContainerBeans;

/** MicroProfile Metrics, 3.0 and later: the registry of the base scope, which CDI gives. */
final class MicroProfileKind extends RegistryKind {

  @Override
  String name() {
    return "registry of MicroProfile Metrics";
  }

  @Override
  Class<?> api(ContainerBeans application) {
    return application.mayHaveContainer()
        ? application.type("org.eclipse.microprofile.metrics.MetricRegistry")
        : null;
  }

  @Override
  Object find(Class<?> api, ContainerBeans application) {
    Object found =
        application.qualified(
            api, "org.eclipse.microprofile.metrics.annotation.RegistryType", "type", "BASE");
    return found != null
        ? found
        : application.qualified(
            api, "org.eclipse.microprofile.metrics.annotation.RegistryScope", "scope", "base");
  }

  @Override
  ApplicationRegistry around(Class<?> api, Object found) throws ReflectiveOperationException {
    return new MicroProfileRegistry(api, found);
  }
}
