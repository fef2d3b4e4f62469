package dev.faultline.it.tck;

import org.jboss.arquillian.container.spi.client.container.DeploymentExceptionTransformer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** What Arquillian has to know to run the suite on Weld. */
public final class TckExtension implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    builder.service(DeploymentExceptionTransformer.class, DefinitionErrors.class);
  }
}
