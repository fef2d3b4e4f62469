package dev.faultline.guards.standard;

import dev.faultline.guards.container.ContainerBeans;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * OpenTelemetry, API 1.15 and later: the instance that CDI gives, as MicroProfile Telemetry has it,
 * else the global one, once the application has set it.
 */
final class OpenTelemetryKind extends RegistryKind {

  private static final String GLOBAL = "io.opentelemetry.api.GlobalOpenTelemetry";
  private static final String SCOPE = "dev.faultline.guards";

  /** The application has no CDI: to find that out once more costs exceptions. */
  private volatile boolean withoutContainer;

  @Override
  String name() {
    return "meter of OpenTelemetry";
  }

  @Override
  Class<?> api(ContainerBeans application) {
    return application.type("io.opentelemetry.api.OpenTelemetry");
  }

  @Override
  Object find(Class<?> api, ContainerBeans application) throws ReflectiveOperationException {
    Object telemetry = contained(api, application);
    if (telemetry == null) {
      telemetry = global(application.type(GLOBAL));
    }
    if (telemetry == null) {
      return null;
    }
    Method meterProvider = api.getMethod("getMeterProvider");
    // The same for all who ask for it by this name.
    return meterProvider
        .getReturnType()
        .getMethod("get", String.class)
        .invoke(meterProvider.invoke(telemetry), SCOPE);
  }

  private Object contained(Class<?> api, ContainerBeans application) {
    if (withoutContainer) {
      return null;
    }
    withoutContainer = !application.mayHaveContainer();
    return withoutContainer ? null : application.only(api);
  }

  /** Asking for it in vain would set it for good, to one that does nothing. */
  private static Object global(Class<?> type) throws ReflectiveOperationException {
    return type != null && isSet(type) ? type.getMethod("get").invoke(null) : null;
  }

  private static boolean isSet(Class<?> type) throws ReflectiveOperationException {
    try {
      return Boolean.TRUE.equals(type.getMethod("isSet").invoke(null));
    } catch (NoSuchMethodException before) {
      Field instance = type.getDeclaredField("globalOpenTelemetry");
      instance.setAccessible(true);
      return instance.get(null) != null;
    }
  }

  @Override
  ApplicationRegistry around(Class<?> api, Object found) throws ReflectiveOperationException {
    return new OpenTelemetryRegistry(api, found);
  }
}
