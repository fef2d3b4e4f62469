package dev.faultline.it.backend;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a collector that all of them share: it runs from the first test that needs it to the
 * end. Tests tell their events apart by the name of the service.
 */
public final class SharedCollector implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedCollector.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == CollectorProcess.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // A value that is AutoCloseable is closed with the store: when all tests are done.
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            CollectorProcess.class, key -> CollectorProcess.start(), CollectorProcess.class);
  }
}
