package dev.faultline.it.tck;

import org.jboss.arquillian.container.spi.client.container.DeploymentExceptionTransformer;

/**
 * Takes the definition error out of Weld's own exception, which has it as a suppressed one: the
 * suite asks for the standard's exception.
 */
public final class DefinitionErrors implements DeploymentExceptionTransformer {

  @Override
  public Throwable transform(Throwable exception) {
    if (exception == null || exception.getSuppressed().length != 1) {
      return null;
    }
    return exception.getSuppressed()[0];
  }
}
